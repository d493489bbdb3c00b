package io.github.openaiassistants.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;

import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.model.ListPage;

/**
 * Teaches any mapper to read and write the types of the model as they are on the wire,
 * and events as {@code {"event", "data", "meta"}}, whatever its naming strategy,
 * inclusion rules and other settings are.
 */
public final class AssistantsJacksonModule extends SimpleModule {

	private static final long serialVersionUID = 1L;

	private final transient Shapes shapes;

	/**
	 * Create the module.
	 */
	public AssistantsJacksonModule() {
		this(new Shapes());
	}

	AssistantsJacksonModule(Shapes shapes) {
		super(AssistantsJacksonModule.class.getName());
		this.shapes = shapes;
	}

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		EventTypes types = new EventTypes();
		context.addSerializers(new ShapeSerializers(this.shapes, types));
		context.addDeserializers(new ShapeDeserializers(this.shapes, types));
	}

	/**
	 * Make the shapes anew, which are not serialized.
	 * @return a module like this
	 */
	private Object readResolve() {
		return new AssistantsJacksonModule();
	}

	private static final class ShapeSerializers extends Serializers.Base {

		private final EventSerializer events;

		private final Shapes shapes;

		ShapeSerializers(Shapes shapes, EventTypes types) {
			this.shapes = shapes;
			this.events = new EventSerializer(types);
		}

		@Override
		public @Nullable ValueSerializer<?> findSerializer(SerializationConfig config, JavaType type,
				BeanDescription.Supplier description, JsonFormat.@Nullable Value format) {
			Class<?> rawType = type.getRawClass();
			if (AssistantsEvent.class.isAssignableFrom(rawType)) {
				return this.events;
			}
			return Shapes.supports(rawType) ? new ShapeSerializer(this.shapes.of(rawType)) : null;
		}

	}

	private static final class ShapeDeserializers extends Deserializers.Base {

		private final EventTypes types;

		private final Shapes shapes;

		ShapeDeserializers(Shapes shapes, EventTypes types) {
			this.shapes = shapes;
			this.types = types;
		}

		@Override
		public @Nullable ValueDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
				BeanDescription.Supplier description) {
			Class<?> rawType = type.getRawClass();
			if (AssistantsEvent.class.isAssignableFrom(rawType)) {
				return new EventDeserializer(rawType, this.types);
			}
			if (rawType == ListPage.class && Shapes.supports(type.containedTypeOrUnknown(0).getRawClass())) {
				return new ShapeDeserializer(rawType, this.shapes.ofPage(type.containedType(0).getRawClass()));
			}
			return Shapes.supports(rawType) ? new ShapeDeserializer(rawType, this.shapes.of(rawType)) : null;
		}

		@Override
		public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
			return AssistantsEvent.class.isAssignableFrom(type) || Shapes.supports(type);
		}

	}

}
