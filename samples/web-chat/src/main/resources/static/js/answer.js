// What one run writes, made from its events.

import { Calls } from './calls.js';
import { MessageView } from './message-view.js';
import { element } from './text.js';

const NOTES = {
	incomplete: 'The answer ends here because it became too long.',
	failed: 'The assistant could not finish this answer.',
	cancelled: 'You cancelled this answer.',
	expired: 'The assistant took too long.',
	requires_action: 'The assistant waits for something that this page cannot give.',
	refused: 'The assistant did not accept the question.',
	aborted: 'The application ended this answer.',
	lost: 'What became of this answer could not be found out.'
};

export class Answer {

	constructor(run, { finished, again }) {
		this.run = run;
		this.finished = finished;
		this.again = again;
		this.messages = new Map();
		this.waiting = waiting();
		this.node = element('div', this.waiting);
		this.node.className = 'answer';
		this.node.dataset.run = run;
		this.node.setAttribute('aria-busy', 'true');
		this.calls = new Calls((list) => this.place(list));
	}

	place(node) {
		this.waiting.before(node);
	}

	accept(name, data) {
		const handler = HANDLERS[name];
		if (handler) {
			handler(this, data);
		}
	}

	message(id) {
		let view = this.messages.get(id);
		if (!view) {
			view = new MessageView(id, 'assistant');
			this.messages.set(id, view);
			this.place(view.node);
			this.calls.interrupt();
		}
		return view;
	}

	write(data) {
		const view = this.message(data.id);
		for (const part of data.delta?.content ?? []) {
			view.append((part.text?.value ?? '') + (part.refusal ?? ''));
			view.addAnnotations(part.text?.annotations ?? []);
		}
		this.waiting.hidden = true;
	}

	finish(data, state) {
		const view = this.message(data.id);
		const content = data.content ?? [];
		content.forEach((part) => view.addAnnotations(part.text?.annotations ?? []));
		view.finish(content.map((part) => (part.text?.value ?? '') + (part.refusal ?? '')).join(''), state);
		this.finished(view.text);
		this.waiting.hidden = false;
	}

	use(data) {
		const details = data.step_details ?? data.delta?.step_details;
		for (const call of details?.tool_calls ?? []) {
			if (call.id && (call.type !== 'function' || call.function?.name)) {
				this.calls.ask(call.id, call.function?.name ?? call.type);
			}
		}
		if (data.status === 'completed' && details?.type === 'tool_calls') {
			details.tool_calls?.filter((call) => call.type !== 'function')
				.forEach((call) => this.calls.end(call.id, call.type, 'done'));
		}
		this.waiting.hidden = false;
	}

	// Takes over what the server has kept when the events are not to be had any more
	replace(messages) {
		this.messages.forEach((view) => view.node.remove());
		this.messages.clear();
		messages.forEach((message) => this.place(kept(message).node));
	}

	end(outcome) {
		this.messages.forEach((view) => view.stop());
		this.calls.endOpen(outcome === 'completed' ? 'done' : 'failed');
		this.node.removeAttribute('aria-busy');
		this.node.dataset.outcome = outcome;
		const note = NOTES[outcome];
		if (note) {
			this.place(this.noteOf(note, outcome));
		}
		this.waiting.remove();
	}

	noteOf(text, outcome) {
		const note = element('p', text);
		note.className = 'note';
		note.dataset.outcome = outcome;
		if (outcome !== 'requires_action') {
			const button = element('button', 'Ask again');
			button.type = 'button';
			button.className = 'quiet';
			button.addEventListener('click', this.again);
			note.append(' ', button);
		}
		return note;
	}

}

const HANDLERS = {
	'thread.message.created': (answer, data) => answer.message(data.id),
	'thread.message.delta': (answer, data) => answer.write(data),
	'thread.message.completed': (answer, data) => answer.finish(data, 'done'),
	'thread.message.incomplete': (answer, data) => answer.finish(data, 'cut'),
	'thread.run.step.created': (answer, data) => answer.use(data),
	'thread.run.step.delta': (answer, data) => answer.use(data),
	'thread.run.step.completed': (answer, data) => answer.use(data),
	'function.started': (answer, data) => answer.calls.start(data.id, data.name),
	'function.finished': (answer, data) => answer.calls.end(data.id, data.name, 'done', data.duration_ms),
	'function.failed': (answer, data) => answer.calls.end(data.id, data.name, 'failed', data.duration_ms),
	'run.finished': (answer, data) => answer.end(data.outcome)
};

export function kept(message) {
	const view = new MessageView(message.id, message.role === 'user' ? 'user' : 'assistant');
	message.citations?.forEach((citation) => view.citations.add(citation));
	view.finish(message.text, 'done');
	return view;
}

function waiting() {
	const dots = element('p', element('span'), element('span'), element('span'));
	dots.className = 'waiting';
	dots.setAttribute('role', 'img');
	dots.setAttribute('aria-label', 'The assistant is working');
	return dots;
}
