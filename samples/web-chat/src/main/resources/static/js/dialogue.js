// The messages of a conversation, and where one looks.

import { Answer, kept } from './answer.js';
import { MessageView } from './message-view.js';

const NEAR = 60;

export class Dialogue {

	constructor(scroller, container, toEnd) {
		this.scroller = scroller;
		this.container = container;
		this.toEnd = toEnd;
		this.follows = true;
		scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
		toEnd.addEventListener('click', () => this.goToEnd());
		const observer = new ResizeObserver(() => this.grown());
		observer.observe(scroller);
		observer.observe(container);
	}

	clear() {
		this.container.replaceChildren();
		this.goToEnd();
	}

	show(messages) {
		this.container.append(...messages.map((message) => kept(message).node));
		this.goToEnd();
	}

	ask(text) {
		const view = new MessageView('new', 'user');
		view.finish(text, 'done');
		this.container.append(view.node);
		this.goToEnd();
		return view.node;
	}

	answer(run, listener) {
		const answer = new Answer(run, listener);
		this.container.append(answer.node);
		this.goToEnd();
		return answer;
	}

	goToEnd() {
		this.follows = true;
		this.grown();
	}

	grown() {
		if (this.follows) {
			this.scroller.scrollTop = this.scroller.scrollHeight;
		}
		this.toEnd.hidden = this.follows || this.isAtEnd();
	}

	// Who reads further up is left there
	scrolled() {
		this.follows = this.isAtEnd();
		this.toEnd.hidden = this.follows;
	}

	isAtEnd() {
		return this.scroller.scrollHeight - this.scroller.clientHeight - this.scroller.scrollTop < NEAR;
	}

}

// Not every server tells which run wrote a message, but the latest answers come last
export function endOfQuestions(messages) {
	return messages.findLastIndex((message) => message.role === 'user') + 1;
}
