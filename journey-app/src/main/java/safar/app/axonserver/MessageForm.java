package safar.app.axonserver;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/** How commands and their answers travel between nodes: as JSON, which of several forms a value has by a name, never by a class. */
final class MessageForm extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value NAMED =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.WRAPPER_ARRAY, null, null, false, true);

    private MessageForm() {}

    static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new MessageForm())))
                .build();
    }

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && isOurs(type.getRawType()) ? NAMED : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
        if (!isOurs(annotated.getRawType())) {
            return null;
        }
        var forms = new ArrayList<NamedType>();
        collect(annotated.getRawType(), forms);
        return forms;
    }

    private static void collect(Class<?> type, List<NamedType> forms) {
        for (var form : type.getPermittedSubclasses()) {
            if (form.isSealed()) {
                collect(form, forms);
            } else {
                forms.add(new NamedType(form, form.getSimpleName()));
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.isSealed() && type.getName().startsWith("safar.");
    }
}
