// Draws a run on a canvas, since a run may have thousands of events.

import { LANES, familyOf, figuresOf, spansOf } from './run-figures.js';
import { seconds } from './time.js';

const HEAD = 16;

const LANE = 17;

const FOOT = 16;

const STEPS = [100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 1800000];

const LEAST_STEP_WIDTH = 56;

export class Chart {

	constructor(area) {
		this.area = area;
		this.canvas = document.createElement('canvas');
		this.canvas.setAttribute('aria-hidden', 'true');
		this.pen = this.canvas.getContext('2d');
		this.places = [];
		area.append(this.canvas);
	}

	draw(log, chosen) {
		this.width = this.area.clientWidth;
		if (this.width === 0) {
			return;
		}
		this.height = HEAD + LANES.length * LANE + FOOT;
		this.prepare();
		this.figures = figuresOf(log);
		this.left = this.width < 480 ? 74 : 92;
		this.scale = (this.width - this.left - 10) / this.figures.length;
		this.drawGrid();
		this.figures.gaps.forEach((gap) => this.drawGap(gap));
		spansOf(log.entries, this.figures.length).forEach((span) => this.drawSpan(span));
		this.places = log.entries.map((entry) => this.x(entry.at));
		log.entries.forEach((entry, index) => this.drawTick(entry, index === chosen));
		this.drawFirstText();
	}

	prepare() {
		const ratio = window.devicePixelRatio || 1;
		const width = Math.round(this.width * ratio);
		const height = Math.round(this.height * ratio);
		if (this.canvas.width !== width || this.canvas.height !== height) {
			this.canvas.width = width;
			this.canvas.height = height;
			this.canvas.style.height = `${this.height}px`;
		}
		this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
		this.pen.clearRect(0, 0, this.width, this.height);
		this.style = getComputedStyle(this.area);
		this.pen.font = `11px ${this.style.fontFamily}`;
		this.pen.textBaseline = 'middle';
	}

	color(name) {
		return this.style.getPropertyValue(`--${name}`);
	}

	x(at) {
		return this.left + at * this.scale;
	}

	middle(family) {
		return HEAD + (LANES.indexOf(family) + 0.5) * LANE;
	}

	drawGrid() {
		const { pen } = this;
		const bottom = HEAD + LANES.length * LANE;
		for (const lane of LANES) {
			pen.fillStyle = this.color(`lane-${lane}`);
			pen.fillRect(0, this.middle(lane) - 4, 3, 8);
			pen.fillStyle = this.color('quiet-text');
			pen.fillText(lane, 9, this.middle(lane) + 0.5);
			pen.fillStyle = this.color('line');
			pen.fillRect(this.left, this.middle(lane), this.width - this.left, 1);
		}
		const step = STEPS.find((each) => each * this.scale >= LEAST_STEP_WIDTH) ?? this.figures.length;
		pen.textAlign = 'center';
		for (let at = 0; at <= this.figures.length; at += step) {
			pen.fillStyle = this.color('line');
			pen.fillRect(Math.round(this.x(at)), HEAD, 1, bottom - HEAD + 3);
			pen.fillStyle = this.color('quiet-text');
			pen.fillText(at === 0 ? '0' : `${at / 1000} s`, this.x(at), bottom + 10);
		}
		pen.textAlign = 'left';
	}

	drawGap({ from, to }) {
		const { pen } = this;
		const left = this.x(from) + 1;
		const width = Math.max(this.x(to) - left - 1, 1);
		pen.fillStyle = this.color('gap');
		pen.fillRect(left, HEAD, width, LANES.length * LANE);
		const text = seconds(to - from);
		if (pen.measureText(text).width + 6 < width) {
			pen.fillStyle = this.color('quiet-text');
			pen.textAlign = 'center';
			pen.fillText(text, left + width / 2, this.middle('connection'));
			pen.textAlign = 'left';
		}
	}

	drawSpan({ family, from, to, failed }) {
		const { pen } = this;
		pen.globalAlpha = family === 'connection' || failed ? 0.55 : 0.28;
		pen.fillStyle = this.color(failed ? 'lane-connection' : `lane-${family}`);
		pen.fillRect(this.x(from), this.middle(family) - 5, Math.max(this.x(to) - this.x(from), 2), 10);
		pen.globalAlpha = 1;
	}

	drawTick(entry, isChosen) {
		const family = familyOf(entry.name);
		const x = this.x(entry.at);
		this.pen.fillStyle = this.color(`lane-${family}`);
		this.pen.fillRect(x - 0.75, this.middle(family) - 5, 1.5, 10);
		if (isChosen) {
			this.pen.fillStyle = this.color('text');
			this.pen.fillRect(x - 0.5, HEAD, 1, LANES.length * LANE);
			this.pen.beginPath();
			this.pen.arc(x, this.middle(family), 4.5, 0, 2 * Math.PI);
			this.pen.fill();
		}
	}

	drawFirstText() {
		const at = this.figures.firstText;
		if (at === undefined) {
			return;
		}
		const { pen } = this;
		const text = `first text ${seconds(at)}`;
		const x = this.x(at);
		pen.fillStyle = this.color('lane-messages');
		for (let y = HEAD - 2; y < HEAD + LANES.length * LANE; y += 5) {
			pen.fillRect(Math.round(x), y, 1, 3);
		}
		const fits = x + pen.measureText(text).width + 4 < this.width;
		pen.textAlign = fits ? 'left' : 'right';
		pen.fillText(text, x + (fits ? 0 : 1), HEAD / 2 - 1);
		pen.textAlign = 'left';
	}

	// The event whose place is nearest
	nearest(x) {
		let low = 0;
		let high = this.places.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.places[middle] < x) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low > 0 && (low === this.places.length || x - this.places[low - 1] < this.places[low] - x) ? low - 1 : low;
	}

}
