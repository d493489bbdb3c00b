// The run over time: a lane for each family of events, a tick for each event, a bar for
// what lasts, and the gaps in which nothing came. Keys and the pointer go from event to
// event; a line of text tells the same to everybody.

import { Chart } from './chart.js';
import { summaryOf } from './run-figures.js';
import { seconds } from './time.js';

const JUMP = 10;

const REDRAW = 100;

export class Timeline {

	constructor(panel) {
		this.panel = panel;
		this.area = panel.querySelector('#timeline-chart');
		this.summary = panel.querySelector('#timeline-summary');
		this.detail = panel.querySelector('#timeline-detail');
		this.chart = new Chart(this.area);
		this.chosen = -1;
		new ResizeObserver(() => this.draw()).observe(this.area);
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
		this.area.addEventListener('keydown', (event) => this.key(event));
		this.area.addEventListener('pointermove', (event) => this.choose(this.chart.nearest(event.offsetX)));
		this.area.addEventListener('pointerdown', (event) => this.choose(this.chart.nearest(event.offsetX)));
		this.area.addEventListener('pointerleave', () => this.leave());
		this.area.addEventListener('blur', () => this.leave());
		panel.addEventListener('toggle', () => this.draw());
	}

	show(log) {
		this.log = log;
		this.leave();
		this.panel.hidden = !log;
		clearInterval(this.timer);
		if (log && !log.end) {
			this.timer = setInterval(() => this.draw(), REDRAW);
		}
		this.draw();
	}

	// Stops the clock
	end() {
		clearInterval(this.timer);
		this.draw();
	}

	draw() {
		if (!this.log) {
			return;
		}
		this.summary.textContent = summaryOf(this.log);
		this.area.dataset.events = this.log.entries.length;
		this.area.setAttribute('aria-valuemin', Math.min(1, this.log.entries.length));
		this.area.setAttribute('aria-valuemax', this.log.entries.length);
		if (this.panel.open) {
			this.chart.draw(this.log, this.chosen);
		}
	}

	key(event) {
		const last = this.log.entries.length - 1;
		const to = { ArrowRight: this.chosen + 1, ArrowUp: this.chosen + 1, ArrowLeft: this.chosen - 1,
			ArrowDown: this.chosen - 1, PageUp: this.chosen + JUMP, PageDown: this.chosen - JUMP, Home: 0, End: last }[event.key];
		if (to !== undefined && last >= 0) {
			event.preventDefault();
			this.choose(Math.min(Math.max(to, 0), last));
		}
	}

	choose(index) {
		const entry = this.log?.entries[index];
		if (!entry) {
			return;
		}
		this.chosen = index;
		const text = `${entry.name} at ${seconds(entry.at)}, ${index + 1} of ${this.log.entries.length}`;
		this.detail.textContent = text;
		this.area.setAttribute('aria-valuenow', index + 1);
		this.area.setAttribute('aria-valuetext', text);
		this.draw();
	}

	leave() {
		this.chosen = -1;
		this.detail.textContent = '';
		this.draw();
	}

}
