package io.github.openaiassistants.function;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Arguments that a model wrote, and the arguments of methods.
 */
class ArgumentTests {

	private static final String SECRET = "marked-0123456789";

	@Test
	void argumentsOfAllKinds() {
		Line line = new Line("screws", 3, null);
		assertThat(read("all", """
				{'text':'a','count':2,'price':12345678901234567.123456789,'day':'2026-11-21','size':'BIG',
				'lines':[{'article':'screws','amount':3}],'prices':{'a':1.5}}""")).containsExactly("a", 2,
				new BigDecimal("12345678901234567.123456789"), LocalDate.of(2026, 11, 21), Size.BIG, List.of(line),
				Map.of("a", 1.5), Rounds.context());
	}

	@Test
	void whatIsNotRequiredMayBeMissingOrNull() {
		assertThat(read("optional", "{}")).containsExactly(null, Optional.empty());
		assertThat(read("optional", "{'note':null,'unit':null}")).containsExactly(null, Optional.empty());
		assertThat(read("optional", "{'note':'a','unit':'b'}")).containsExactly("a", Optional.of("b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{}" })
	void noTextAtAllIsNoArguments(String text) {
		assertThat(read("optional", text)).containsExactly(null, Optional.empty());
	}

	@Test
	void unknownMembersAreLeftOut() {
		assertThat(read("line", "{'line':{'article':'a','amount':1,'color':'red'},'more':[1]}"))
			.containsExactly(new Line("a", 1, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "{} | line", "{'line':null} | line", "{'line':{'amount':1}} | line.article",
					"{'line':{'article':null,'amount':1}} | line.article", "{'line':{'article':'a'}} | line.amount" })
	void whatIsRequiredMustBeThere(String text, String member) {
		assertMalformed("line", text).withMessage("The argument " + member + " is missing.");
	}

	@Test
	void whatIsRequiredMustBeThereInListsMapsAndTypesThatContainThemselves() {
		assertMalformed("nested",
				"{'lines':[{'article':'a','amount':1},{'amount':1}],'named':{},'tree':{'children':[]}}")
			.withMessageContaining("lines.1.article is missing");
		assertMalformed("nested", "{'lines':[],'named':{'x':{'article':'a'}},'tree':{'children':[]}}")
			.withMessageContaining("named.x.amount is missing");
		assertMalformed("nested", "{'lines':[],'named':{},'tree':{'children':[{'children':[{}]}]}}")
			.withMessageContaining("tree.children.0.children.0.children is missing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "{'line':{'article':5,'amount':1}} | line.article",
					"{'line':{'article':'a','amount':'1'}} | line.amount",
					"{'line':{'article':'a','amount':1.5}} | line.amount",
					"{'line':{'article':'a','amount':99999999999}} | line.amount", "{'line':'a'} | line",
					"{'line':[]} | line" })
	void nothingIsCoerced(String text, String member) {
		assertMalformed("line", text).withMessage("The argument " + member + " does not fit the schema.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'size':'HUGE'}", "{'size':0}", "{'size':''}" })
	void enumsAreOneOfTheirNames(String text) {
		assertMalformed("sized", text).withMessage("The argument size does not fit the schema.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'line':", "nonsense", "{} {}", "{'a':1,'a':2}", "{'a':NaN}", "[1", "\u0000" })
	void textThatIsNoJson(String text) {
		assertMalformed("optional", text).withMessage("The arguments are no valid JSON.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "'text'", "5" })
	void jsonThatIsNoObject(String text) {
		assertMalformed("optional", text).withMessage("The arguments are no JSON object.");
	}

	@Test
	void contentIsNotQuoted() {
		assertMalformed("sized", "{'size':'" + SECRET + "'}").withMessageNotContaining(SECRET).withNoCause();
		assertMalformed("sized", SECRET).withMessageNotContaining(SECRET).withNoCause();
	}

	@Test
	void strictFunctionsMayLeaveOutWhatMayBeNull() {
		FunctionParameters parameters = new FunctionParameters(method("optional"), Functions.class, Rounds.MAPPER,
				true);
		ArgumentReader reader = new ArgumentReader(Rounds.MAPPER);
		assertThat(parameters.read(reader.object("{}"), Rounds.context(), reader)).containsExactly(null,
				Optional.empty());
	}

	@Test
	void settingsOfTheApplicationApply() {
		JsonMapper mapper = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		FunctionParameters parameters = new FunctionParameters(method("named"), Functions.class, mapper, false);
		ArgumentReader reader = new ArgumentReader(mapper);
		assertThat(parameters.read(reader.object("{\"name\":{\"first_name\":\"Anna\"}}"), Rounds.context(), reader))
			.containsExactly(new Name("Anna"));
	}

	private static ThrowableAssertAlternative<MalformedArgumentsException> assertMalformed(String method, String text) {
		return assertThatExceptionOfType(MalformedArgumentsException.class).isThrownBy(() -> read(method, text));
	}

	private static List<@Nullable Object> read(String method, String text) {
		ArgumentReader reader = new ArgumentReader(Rounds.MAPPER);
		FunctionParameters parameters = new FunctionParameters(method(method), Functions.class, Rounds.MAPPER, false);
		return new ArrayList<>(
				Arrays.asList(parameters.read(reader.object(text.replace('\'', '"')), Rounds.context(), reader)));
	}

	private static Method method(String name) {
		return Arrays.stream(Functions.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	interface Functions {

		void all(String text, int count, BigDecimal price, LocalDate day, Size size, List<Line> lines,
				Map<String, Double> prices, FunctionCallContext context);

		void optional(@Nullable String note, Optional<String> unit);

		void line(Line line);

		void nested(List<Line> lines, Map<String, Line> named, Tree tree);

		void sized(Size size);

		void named(Name name);

	}

	enum Size {

		TINY, BIG

	}

	record Line(String article, int amount, @Nullable String note) {

	}

	record Tree(List<Tree> children) {

	}

	record Name(String firstName) {

	}

}
