package safar.app.imports;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import safar.app.storage.DataFolder;
import safar.command.ingest.TouchpointIntake;
import safar.query.job.Jobs;

/** Puts together the import of files that come over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {

    @Bean
    UploadFolder uploadFolder(DataFolder data) {
        return new UploadFolder(data.room("imports"));
    }

    @Bean
    UploadedImports uploadedImports(UploadFolder folder, TouchpointIntake intake, Jobs jobs, Clock clock) {
        return new UploadedImports(folder, intake, jobs, clock);
    }

    @Bean
    ImportsController importsController(
            UploadFolder folder,
            UploadedImports imports,
            Clock clock,
            @Value("${safar.import.max-file-size:1GB}") DataSize most) {
        return new ImportsController(folder, imports, clock, most.toBytes());
    }
}
