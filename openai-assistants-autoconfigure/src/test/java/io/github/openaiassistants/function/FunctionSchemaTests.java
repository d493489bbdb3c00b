package io.github.openaiassistants.function;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * JSON Schemas of the parameters of methods.
 */
class FunctionSchemaTests {

	@Test
	void noParameters() {
		assertSchema("none", "{'type':'object','properties':{},'required':[],'additionalProperties':false}");
	}

	@Test
	void contextIsNoParameterOfTheFunction() {
		assertThat(schema("withContext", false)).isEqualTo(schema("none", false));
	}

	@Test
	void simpleTypes() {
		assertSchema("simple",
				"""
						{'type':'object','properties':{
						'text':{'type':'string'},'letter':{'type':'string'},'count':{'type':'integer'},
						'size':{'type':'integer'},'price':{'type':'number'},'ratio':{'type':'number'},
						'open':{'type':'boolean'},'day':{'type':'string','format':'date'},
						'at':{'type':'string','format':'date-time'},'length':{'type':'string','format':'duration'},
						'id':{'type':'string','format':'uuid'},'link':{'type':'string'},'data':{'type':'string'}},
						'required':['text','letter','count','size','price','ratio','open','day','at','length','id','link','data'],
						'additionalProperties':false}""");
	}

	@Test
	void collectionsAndContentOfAnyKind() {
		assertSchema("containers", """
				{'type':'object','properties':{
				'names':{'type':'array','items':{'type':'string'}},
				'numbers':{'type':'array','items':{'type':'integer'}},
				'kinds':{'type':'array','items':{'type':'string','enum':['SMALL','large']}},
				'prices':{'type':'object','additionalProperties':{'type':'number'}},
				'any':{}},
				'required':['names','numbers','kinds','prices','any'],'additionalProperties':false}""");
	}

	@Test
	void recordsWithDescriptionsAndNamesOfTheMapper() {
		assertSchema("order",
				"""
						{'type':'object','properties':{'the_order':{'type':'object','description':'what is wanted','properties':{
						'article':{'type':'string','description':'name of the article'},
						'howMany':{'type':'integer'},
						'size':{'type':'string','enum':['SMALL','large']},
						'note':{'type':'string'},
						'code':{'type':'string'}},
						'required':['article','howMany','size','code'],'additionalProperties':false}},
						'required':['the_order'],'additionalProperties':false}""");
	}

	@Test
	void propertiesAreNamedAsTheMapperReadsThem() {
		JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		JsonNode schema = new FunctionParameters(method("order"), Functions.class, mapper, false).schema();
		assertThat(schema.at("/properties/the_order/properties/how_many").isMissingNode()).isFalse();
	}

	@Test
	void classDescriptionDescribesTheClassWhereNothingElseDoes() {
		assertThat(schema("described", false).at("/properties/place/description").stringValue()).isEqualTo("a place");
	}

	@Test
	void whatIsNullableOrOptionalIsNotRequired() {
		assertSchema("nullable", """
				{'type':'object','properties':{'city':{'type':'string'},'limit':{'type':'integer'},
				'kind':{'type':'string','enum':['SMALL','large']},'unit':{'type':'string'}},
				'required':['city'],'additionalProperties':false}""");
	}

	@Test
	void strictSchemasRequireEverythingAndAllowNullInstead() {
		assertThat(schema("nullable", true)).isEqualTo(json("""
				{'type':'object','properties':{'city':{'type':'string'},'limit':{'type':['integer','null']},
				'kind':{'anyOf':[{'type':'string','enum':['SMALL','large']},{'type':'null'}]},
				'unit':{'type':['string','null']}},
				'required':['city','limit','kind','unit'],'additionalProperties':false}"""));
	}

	@Test
	void typesThatContainThemselvesAreDefinitions() {
		assertSchema("tree", """
				{'type':'object','properties':{'root':{'$ref':'#/$defs/Tree'}},'required':['root'],
				'additionalProperties':false,'$defs':{'Tree':{'type':'object','properties':{
				'name':{'type':'string'},'children':{'type':'array','items':{'$ref':'#/$defs/Tree'}},
				'twin':{'$ref':'#/$defs/Tree'}},
				'required':['name','children'],'additionalProperties':false}}}""");
	}

	@Test
	void genericTypesAreResolved() throws NoSuchMethodException {
		Method method = Generic.class.getDeclaredMethod("store", Object.class);
		JsonNode schema = new FunctionParameters(method, OfPlaces.class, Rounds.MAPPER, false).schema();
		assertThat(schema.at("/properties/item/properties/name/type").stringValue()).isEqualTo("string");
	}

	@ParameterizedTest
	@ValueSource(strings = { "latch", "shape", "empty", "twice" })
	void whatHasNoSchemaIsRefused(String method) {
		assertThatExceptionOfType(InvalidFunctionException.class).isThrownBy(() -> schema(method, false))
			.satisfies((ex) -> assertThat(ex.remedy()).isNotBlank());
	}

	@ParameterizedTest
	@ValueSource(strings = { "map", "any" })
	void whatHasNoStrictSchemaIsRefusedForStrictFunctions(String method) {
		assertThat(schema(method, false)).isNotNull();
		assertThatExceptionOfType(InvalidFunctionException.class).isThrownBy(() -> schema(method, true))
			.withMessageContaining("no strict schema");
	}

	private static void assertSchema(String method, String expected) {
		assertThat(schema(method, false)).isEqualTo(json(expected));
	}

	private static JsonNode schema(String method, boolean strict) {
		return new FunctionParameters(method(method), Functions.class, Rounds.MAPPER, strict).schema();
	}

	private static Method method(String name) {
		return Arrays.stream(Functions.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode json(String text) {
		return Rounds.MAPPER.readTree(text.replace('\'', '"'));
	}

	interface Functions {

		void none();

		void withContext(FunctionCallContext context);

		void simple(String text, char letter, int count, Long size, BigDecimal price, double ratio, boolean open,
				LocalDate day, Instant at, Duration length, UUID id, URI link, byte[] data);

		void containers(List<String> names, int[] numbers, Set<Size> kinds, Map<String, Double> prices, JsonNode any);

		void order(@JsonProperty("the_order") @JsonPropertyDescription("what is wanted") Order order);

		void described(Place place);

		void nullable(String city, @Nullable Integer limit, @Nullable Size kind, Optional<String> unit);

		void tree(Tree root);

		void latch(CountDownLatch latch);

		void shape(Shape shape);

		void empty(Nothing nothing);

		void twice(@JsonProperty("a") String one, @JsonProperty("a") String two);

		void map(Map<String, String> values);

		void any(Object value);

	}

	enum Size {

		SMALL, @JsonProperty("large")
		LARGE

	}

	record Code(@JsonValue String value) {

	}

	record Order(@JsonPropertyDescription("name of the article") String article, int howMany, Size size,
			@Nullable String note, Code code) {

	}

	@JsonClassDescription("a place")
	record Place(String name) {

	}

	record Tree(String name, List<Tree> children, @Nullable Tree twin) {

	}

	interface Shape {

		double area();

	}

	static class Nothing {

	}

	static class Generic<T> {

		T store(T item) {
			return item;
		}

	}

	static class OfPlaces extends Generic<Place> {

	}

}
