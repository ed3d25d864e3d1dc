package safar.query.evidence;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the record of who read a case before every answer that shows one. */
@Configuration(proxyBeanMethods = false)
class EvidenceWebConfiguration implements WebMvcConfigurer {

    private final RecordingInterceptor recording;

    EvidenceWebConfiguration(RecordingInterceptor recording) {
        this.recording = recording;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(recording).addPathPatterns("/api/complaints/**");
    }
}
