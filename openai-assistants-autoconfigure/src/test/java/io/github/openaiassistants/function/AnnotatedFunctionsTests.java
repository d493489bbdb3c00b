package io.github.openaiassistants.function;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Annotated methods of beans, with and without proxies.
 */
class AnnotatedFunctionsTests {

	@Test
	void methodsAreFunctions() throws Exception {
		List<FunctionHandler> functions = functions((context) -> context.registerBean(Clock.class));
		assertThat(functions).extracting(FunctionHandler::name)
			.containsExactlyInAnyOrder("get_time", "reset", "failing", "inherited");
		FunctionHandler time = named(functions, "get_time");
		assertThat(time.description()).isEqualTo("Tells the time.");
		assertThat(time.strict()).isTrue();
		assertThat(time.parameters()).contains("\"zone\"");
		assertThat(call(time, "{\"zone\":\"Oslo\"}")).isEqualTo("12:00 in Oslo");
		assertThat(named(functions, "reset").description()).isNull();
		assertThat(named(functions, "reset").strict()).isFalse();
	}

	@Test
	void methodThatReturnsNothingIsDone() throws Exception {
		assertThat(call(named(functions((context) -> context.registerBean(Clock.class)), "reset"), "{}"))
			.isEqualTo("done");
	}

	@Test
	void exceptionIsThatOfTheMethod() {
		FunctionHandler failing = named(functions((context) -> context.registerBean(Clock.class)), "failing");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> call(failing, "{}")).withMessage("broken");
	}

	@Test
	void beansWithoutFunctionsHaveNone() {
		assertThat(functions((context) -> context.registerBean("text", String.class, () -> "text"))).isEmpty();
	}

	@Test
	void proxyOfTheClassIsCalled() throws Exception {
		AtomicInteger intercepted = new AtomicInteger();
		List<FunctionHandler> functions = functions((context) -> {
			context.registerBean(Clock.class);
			context.registerBean(BeanPostProcessor.class, () -> proxies(true, intercepted));
		});
		assertThat(functions).hasSize(4);
		assertThat(call(named(functions, "get_time"), "{\"zone\":\"Oslo\"}")).isEqualTo("12:00 in Oslo");
		assertThat(intercepted).hasValue(1);
	}

	@Test
	void proxyOfAnInterfaceIsCalledWhereItHasTheMethod() throws Exception {
		AtomicInteger intercepted = new AtomicInteger();
		List<FunctionHandler> functions = functions((context) -> {
			context.registerBean(WeatherService.class);
			context.registerBean(BeanPostProcessor.class, () -> proxies(false, intercepted));
		});
		assertThat(call(named(functions, "weather"), "{\"city\":\"Oslo\"}")).isEqualTo("rain in Oslo");
		assertThat(intercepted).hasValue(1);
	}

	@Test
	void proxyOfAnInterfaceWithoutTheMethodIsRefused() {
		assertThatExceptionOfType(InvalidFunctionException.class).isThrownBy(() -> functions((context) -> {
			context.registerBean(HiddenService.class);
			context.registerBean(BeanPostProcessor.class, () -> proxies(false, new AtomicInteger()));
		}))
			.withMessageContaining(HiddenService.class.getName() + ".hidden cannot be called on the proxy")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("proxy-target-class"));
	}

	@Test
	void lazyBeanIsCreatedByTheFirstCall() throws Exception {
		AtomicInteger created = new AtomicInteger();
		List<FunctionHandler> functions = functions((context) -> context.registerBean(Clock.class, () -> {
			created.incrementAndGet();
			return new Clock();
		}, (definition) -> definition.setLazyInit(true)));
		FunctionHandler time = named(functions, "get_time");
		assertThat(created).hasValue(0);
		call(time, "{\"zone\":\"Oslo\"}");
		call(time, "{\"zone\":\"Oslo\"}");
		assertThat(created).hasValue(1);
	}

	@Test
	void scopedBeanHasItsFunctionsOnce() throws Exception {
		AtomicInteger created = new AtomicInteger();
		List<FunctionHandler> functions = functions((context) -> {
			RootBeanDefinition definition = new RootBeanDefinition(Clock.class, () -> {
				created.incrementAndGet();
				return new Clock();
			});
			definition.setScope("prototype");
			BeanDefinitionHolder proxy = ScopedProxyUtils
				.createScopedProxy(new BeanDefinitionHolder(definition, "clock"), context, true);
			context.registerBeanDefinition(proxy.getBeanName(), proxy.getBeanDefinition());
		});
		assertThat(functions).hasSize(4);
		call(named(functions, "get_time"), "{\"zone\":\"Oslo\"}");
		call(named(functions, "get_time"), "{\"zone\":\"Oslo\"}");
		assertThat(created).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(classes = { Later.class, Reactive.class })
	void methodThatReturnsItsValueLaterIsRefused(Class<?> type) {
		assertThatExceptionOfType(InvalidFunctionException.class)
			.isThrownBy(() -> functions((context) -> context.registerBean(type)))
			.withMessageContaining(type.getName() + ".later returns")
			.satisfies((ex) -> assertThat(ex.remedy()).startsWith("Wait for the value"));
	}

	private static BeanPostProcessor proxies(boolean ofClass, AtomicInteger intercepted) {
		MethodInterceptor counting = (invocation) -> {
			intercepted.incrementAndGet();
			return invocation.proceed();
		};
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String beanName) {
				ProxyFactory factory = new ProxyFactory(bean);
				factory.setProxyTargetClass(ofClass);
				factory.addAdvice(counting);
				return factory.getProxy();
			}

		};
	}

	// The context stays open, as functions ask for their beans
	private static List<FunctionHandler> functions(Consumer<GenericApplicationContext> beans) {
		GenericApplicationContext context = new GenericApplicationContext();
		beans.accept(context);
		context.refresh();
		return new AnnotatedFunctions(context.getBeanFactory(), Rounds.MAPPER).handlers().toList();
	}

	private static FunctionHandler named(List<FunctionHandler> functions, String name) {
		return functions.stream().filter((function) -> function.name().equals(name)).findFirst().orElseThrow();
	}

	private static Object call(FunctionHandler function, String arguments) throws Exception {
		JsonNode tree = Rounds.MAPPER.readTree(arguments);
		Object result = function.call(tree, Rounds.context());
		assertThat(result).isNotNull();
		return result;
	}

	static class Ancestor {

		@AssistantFunction
		String inherited() {
			return "";
		}

	}

	static class Clock extends Ancestor {

		@AssistantFunction(name = "get_time", description = "Tells the time.", strict = true)
		String time(String zone, FunctionCallContext context) {
			return "12:00 in " + zone;
		}

		@AssistantFunction
		void reset() {
		}

		@AssistantFunction
		String failing() throws IOException {
			throw new IOException("broken");
		}

	}

	interface Weather {

		String weather(String city);

	}

	static class WeatherService implements Weather {

		@Override
		@AssistantFunction
		public String weather(String city) {
			return "rain in " + city;
		}

	}

	static class HiddenService implements Weather {

		@Override
		public String weather(String city) {
			return city;
		}

		@AssistantFunction
		String hidden() {
			return "";
		}

	}

	static class Later {

		@AssistantFunction
		CompletableFuture<String> later() {
			return CompletableFuture.completedFuture("");
		}

	}

	static class Reactive {

		@AssistantFunction
		Mono<String> later() {
			return Mono.empty();
		}

	}

}
