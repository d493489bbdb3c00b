// Makes nodes of the little markup that models like: paragraphs, lists, code, emphasis.
// Text becomes text nodes, whatever it looks like.

const INLINE = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*/;

const ITEM = /^\s*(?:[-*•]|(\d{1,3})[.)])\s+(.*)$/;

const HEADING = /^#{1,6}\s+(.*)$/;

const FENCE = /^```/;

// Marks: [{ text, number, id }], shown as small numbers that lead to the list of sources
export function blocksOf(text, marks = []) {
	const blocks = [];
	let block = null;
	for (const line of text.split('\n')) {
		block = addLine(blocks, block, line);
	}
	return blocks.map((each) => nodeOf(each, marks));
}

// Where the text can be cut so that what is before will not change any more
export function stableLength(text) {
	let stable = 0;
	let fenced = false;
	let start = 0;
	for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
		const line = text.slice(start, end);
		if (FENCE.test(line)) {
			fenced = !fenced;
		}
		start = end + 1;
		if (!fenced && line.trim() === '' && !ITEM.test(text.slice(start)) && text.length > start) {
			stable = start;
		}
	}
	return stable;
}

function addLine(blocks, block, line) {
	if (block && block.kind === 'code' && !block.closed) {
		if (FENCE.test(line)) {
			block.closed = true;
			return null;
		}
		block.lines.push(line);
		return block;
	}
	if (FENCE.test(line)) {
		return add(blocks, { kind: 'code', lines: [], closed: false });
	}
	if (line.trim() === '') {
		return block && block.kind === 'list' ? block : null;
	}
	const item = ITEM.exec(line);
	if (item) {
		return addItem(blocks, block, item);
	}
	const heading = HEADING.exec(line);
	if (heading) {
		add(blocks, { kind: 'heading', lines: [heading[1]] });
		return null;
	}
	if (block && (block.kind === 'paragraph' || (block.kind === 'list' && /^\s/.test(line)))) {
		block.lines.push(block.kind === 'list' ? `${block.lines.pop()} ${line.trim()}` : line);
		return block;
	}
	return add(blocks, { kind: 'paragraph', lines: [line] });
}

function addItem(blocks, block, item) {
	const ordered = item[1] !== undefined;
	if (block && block.kind === 'list' && block.ordered === ordered) {
		block.lines.push(item[2]);
		return block;
	}
	return add(blocks, { kind: 'list', ordered, first: ordered ? Number(item[1]) : 1, lines: [item[2]] });
}

function add(blocks, block) {
	blocks.push(block);
	return block;
}

function nodeOf(block, marks) {
	if (block.kind === 'code') {
		return element('pre', element('code', block.lines.join('\n')));
	}
	if (block.kind === 'list') {
		const list = element(block.ordered ? 'ol' : 'ul', ...block.lines.map((line) => element('li', ...inline(line, marks))));
		if (block.ordered) {
			list.start = block.first;
		}
		return list;
	}
	if (block.kind === 'heading') {
		return element('h3', ...inline(block.lines[0], marks));
	}
	const lines = block.lines.flatMap((line, index) => index ? [element('br'), ...inline(line, marks)] : inline(line, marks));
	return element('p', ...lines);
}

function inline(text, marks) {
	const nodes = [];
	let rest = text;
	for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
		nodes.push(...withMarks(rest.slice(0, found.index), marks), styled(found));
		rest = rest.slice(found.index + found[0].length);
	}
	return [...nodes, ...withMarks(rest, marks)];
}

function styled([, code, strong, emphasis]) {
	if (code !== undefined) {
		return element('code', code);
	}
	return strong !== undefined ? element('strong', strong) : element('em', emphasis);
}

function withMarks(text, marks) {
	const mark = marks.find((each) => each.text && text.includes(each.text));
	if (!mark) {
		return text ? [text] : [];
	}
	const start = text.indexOf(mark.text);
	return [...withMarks(text.slice(0, start), marks), reference(mark),
		...withMarks(text.slice(start + mark.text.length), marks)];
}

function reference(mark) {
	const button = element('button', String(mark.number));
	button.type = 'button';
	button.className = 'reference';
	button.setAttribute('aria-label', `Source ${mark.number}`);
	button.addEventListener('click', () => document.getElementById(mark.id)?.focus());
	return element('sup', button);
}

export function element(name, ...content) {
	const node = document.createElement(name);
	node.append(...content);
	return node;
}
