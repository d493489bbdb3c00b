// One message on the page. While it is written, only what may still change is drawn
// again, at most once a frame.

import { Citations } from './citations.js';
import { blocksOf, element, stableLength } from './text.js';

export class MessageView {

	constructor(id, author) {
		this.text = '';
		this.drawn = 0;
		this.citations = new Citations(id);
		this.body = element('div');
		this.body.className = 'text';
		this.tail = [];
		this.node = element('article', this.body);
		this.node.className = `message ${author}`;
		this.node.dataset.message = id;
		this.node.setAttribute('aria-label', author === 'user' ? 'You' : 'Assistant');
	}

	append(text) {
		this.text += text;
		this.node.dataset.state = 'writing';
		this.later();
	}

	addAnnotations(annotations) {
		annotations.forEach((annotation) => this.citations.addAnnotation(annotation));
		this.later();
	}

	later() {
		if (!this.frame) {
			// Frames of a page that is not visible would not come
			this.frame = document.hidden ? setTimeout(() => this.draw(), 100) : requestAnimationFrame(() => this.draw());
		}
	}

	draw() {
		this.frame = null;
		if (this.node.dataset.state !== 'writing') {
			return;
		}
		this.tail.forEach((node) => node.remove());
		const stable = this.drawn + stableLength(this.text.slice(this.drawn));
		this.body.append(...blocksOf(this.text.slice(this.drawn, stable), this.citations.marks));
		this.tail = blocksOf(this.text.slice(stable), this.citations.marks);
		this.body.append(...this.tail);
		this.drawn = stable;
	}

	// What the server says at the end is right, whatever came before
	finish(text, state) {
		if (this.text && this.text !== text) {
			this.node.dataset.corrected = 'true';
		}
		this.text = text;
		this.node.dataset.state = state;
		this.drawWhole();
	}

	// The end of the message was never told
	stop() {
		if (this.node.dataset.state === 'writing') {
			this.node.dataset.state = 'cut';
			this.drawWhole();
		}
	}

	drawWhole() {
		this.body.replaceChildren(...blocksOf(this.text, this.citations.marks));
		this.node.querySelector('.sources')?.remove();
		if (this.citations.sources.length > 0) {
			this.node.append(this.citations.list());
		}
	}

}
