package io.github.openaiassistants.samples.readme;

import java.nio.file.Path;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.openaiassistants.test.AssistantsServer;
import io.github.openaiassistants.test.TrafficRecorder;

@TestConfiguration(proxyBeanMethods = false)
class Recordings {

	@Bean
	TrafficRecorder trafficRecorder() {
		return TrafficRecorder.to(Path.of("src/test/resources/weather.jsonl")).redactContent();
	}

	static void play(AssistantsServer server) {
		server.replay(Path.of("src/test/resources/weather.jsonl"));
	}

}
