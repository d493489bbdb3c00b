package io.github.openaiassistants.samples.readme;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;

import io.github.openaiassistants.event.AssistantStreamEvent;
import io.github.openaiassistants.event.AssistantsEvent;
import io.github.openaiassistants.event.MessageStreamEvent;
import io.github.openaiassistants.event.RunFinished;
import io.github.openaiassistants.event.ThreadMessageCompleted;
import io.github.openaiassistants.event.ThreadMessageDelta;

abstract class Listeners {

	@EventListener
	abstract void one(ThreadMessageCompleted event);

	@EventListener
	abstract void family(MessageStreamEvent event);

	@EventListener
	abstract void whatTheServerSaid(AssistantStreamEvent event);

	@EventListener
	abstract void everything(AssistantsEvent event);

	@EventListener({ ThreadMessageCompleted.class, RunFinished.class })
	abstract void several(AssistantsEvent event);

	@EventListener
	abstract void wrapped(PayloadApplicationEvent<ThreadMessageDelta> event);

	@EventListener(condition = "#event.meta.attributes['session'] == 'a1b2'")
	abstract void ofOneSession(ThreadMessageDelta event);

}
