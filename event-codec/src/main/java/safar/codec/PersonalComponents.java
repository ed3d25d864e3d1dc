package safar.codec;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import safar.contract.EventCatalogue;
import safar.contract.Personal;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Lets a mapper write either only the personal components of an event or all but them; other types are written whole. */
final class PersonalComponents extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    private final boolean wanted;

    PersonalComponents(boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
        if (EventCatalogue.typeOf(bean.getBeanClass()).isEmpty()) {
            return properties;
        }
        var personal = of(bean.getBeanClass());
        return properties.stream()
                .filter(property -> personal.contains(property.getName()) == wanted)
                .collect(Collectors.toList());
    }

    static Set<String> of(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
