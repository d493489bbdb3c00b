// Where an answer comes from: collects the sources of one message, each once.

import { element } from './text.js';

const MARK_NAME = /†([^】]+)】/;

export class Citations {

	constructor(messageId) {
		this.messageId = messageId;
		this.sources = [];
		this.marks = [];
	}

	// An annotation as the events have it
	addAnnotation(annotation) {
		const page = annotation.url_citation;
		this.add({ mark: annotation.text, title: page?.title, url: page?.url });
	}

	// Returns whether there is something new
	add({ mark, title, url }) {
		if (mark && this.marks.some((each) => each.text === mark)) {
			return false;
		}
		const name = title || MARK_NAME.exec(mark ?? '')?.[1] || url || 'a file';
		let index = this.sources.findIndex((source) => source.name === name && source.url === url);
		if (index < 0) {
			index = this.sources.push({ name, url }) - 1;
		}
		if (mark) {
			this.marks.push({ text: mark, number: index + 1, id: this.idOf(index) });
		}
		return true;
	}

	idOf(index) {
		return `source-${this.messageId}-${index + 1}`;
	}

	list() {
		const items = this.sources.map((source, index) => {
			const item = element('li', nodeOf(source));
			item.id = this.idOf(index);
			item.tabIndex = -1;
			return item;
		});
		const list = element('ol', ...items);
		list.className = 'sources';
		list.setAttribute('aria-label', 'Sources');
		return list;
	}

}

// Other addresses than those of pages could be scripts
function nodeOf(source) {
	if (!/^https?:\/\//i.test(source.url ?? '')) {
		return element('span', source.name);
	}
	const link = element('a', source.name);
	link.href = source.url;
	link.target = '_blank';
	link.rel = 'noopener noreferrer nofollow';
	return link;
}
