// The tools that are used in a run, one chip for each call.

import { element } from './text.js';
import { seconds } from './time.js';

const NAMES = { file_search: 'search in files', code_interpreter: 'Python' };

const STATES = { asked: 'asking', running: 'running', done: 'done', failed: 'failed' };

export class Calls {

	// Place: puts a new list of chips where the answer has come to
	constructor(place) {
		this.place = place;
		this.chips = new Map();
		this.list = null;
	}

	// Text has come: chips that follow stand below it
	interrupt() {
		this.list = null;
	}

	ask(call, name) {
		return this.chips.get(call) ?? this.add(call, name);
	}

	add(call, name) {
		if (!this.list) {
			this.list = element('ul');
			this.list.className = 'calls';
			this.list.setAttribute('aria-label', 'Functions');
			this.place(this.list);
		}
		const label = element('span', NAMES[name] ?? name);
		label.className = 'call-name';
		const state = element('span');
		state.className = 'call-state';
		const node = element('li', label, state);
		node.className = 'call';
		const chip = { node, state, since: performance.now() };
		this.chips.set(call, chip);
		this.list.append(node);
		show(chip, 'asked');
		return chip;
	}

	start(call, name) {
		show(this.ask(call, name), 'running');
	}

	end(call, name, state, duration) {
		const chip = this.ask(call, name);
		show(chip, state, duration ?? performance.now() - chip.since);
	}

	// What runs at the server has no events of its own
	endOpen(state) {
		for (const chip of this.chips.values()) {
			if (chip.node.dataset.state === 'asked' || chip.node.dataset.state === 'running') {
				show(chip, state);
			}
		}
	}

}

function show(chip, state, duration) {
	chip.node.dataset.state = state;
	chip.state.textContent = duration === undefined ? STATES[state]
		: state === 'failed' ? `failed after ${seconds(duration)}` : seconds(duration);
}
