// Reads the events of one run to its end. The browser reconnects by itself and says what
// it has read; where it gives up, because a server in between answers in its own way, this
// goes on.

import { eventsUrl } from './api.js';

const LIFE_OF_RUN = ['thread.created', 'thread.run.created', 'thread.run.queued', 'thread.run.in_progress',
	'thread.run.requires_action', 'thread.run.completed', 'thread.run.incomplete', 'thread.run.failed',
	'thread.run.cancelling', 'thread.run.cancelled', 'thread.run.expired'];

const STEPS = ['thread.run.step.created', 'thread.run.step.in_progress', 'thread.run.step.delta',
	'thread.run.step.completed', 'thread.run.step.failed', 'thread.run.step.cancelled', 'thread.run.step.expired'];

const MESSAGES = ['thread.message.created', 'thread.message.in_progress', 'thread.message.delta',
	'thread.message.completed', 'thread.message.incomplete'];

const OURS = ['function.started', 'function.finished', 'function.failed', 'run.recovery_started', 'server.error',
	'done', 'run.finished'];

const NAMES = [...LIFE_OF_RUN, ...STEPS, ...MESSAGES, ...OURS];

const FIRST_PAUSE = 1000;

const LONGEST_PAUSE = 10000;

export class RunEvents {

	// Told: event(name, data, id), connection(state) with connecting, open, lost or back, and
	// refused(), which returns a promise of whether to try again
	constructor(thread, run, told) {
		this.thread = thread;
		this.run = run;
		this.told = told;
		this.lastEventId = '';
		this.pause = FIRST_PAUSE;
		this.over = false;
		this.wasLost = false;
		this.told.connection('connecting');
		this.connect();
	}

	connect() {
		this.source = new EventSource(eventsUrl(this.thread, this.run, this.lastEventId));
		this.source.addEventListener('open', () => this.opened());
		this.source.addEventListener('error', () => this.failed());
		for (const name of NAMES) {
			this.source.addEventListener(name, (event) => this.received(name, event));
		}
	}

	opened() {
		this.pause = FIRST_PAUSE;
		this.told.connection(this.wasLost ? 'back' : 'open');
		this.wasLost = false;
	}

	received(name, event) {
		if (this.over) {
			return;
		}
		this.lastEventId = event.lastEventId;
		if (name === 'run.finished') {
			this.close();
		}
		this.told.event(name, parsed(event.data), event.lastEventId);
	}

	failed() {
		if (this.over) {
			return;
		}
		this.wasLost = true;
		this.told.connection('lost');
		if (this.source.readyState === EventSource.CLOSED) {
			this.source.close();
			this.timer = setTimeout(() => this.tryAgain(), this.pause);
			this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
		}
	}

	async tryAgain() {
		const again = await this.told.refused();
		if (this.over) {
			return;
		}
		if (again) {
			this.connect();
		}
		else {
			this.close();
		}
	}

	close() {
		this.over = true;
		clearTimeout(this.timer);
		this.source.close();
	}

}

// The end marker is no JSON
function parsed(data) {
	try {
		return JSON.parse(data);
	}
	catch {
		return {};
	}
}
