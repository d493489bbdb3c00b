// What can be told of a run in numbers and words.

import { seconds } from './time.js';

const SHORTEST_GAP = 700;

const PART_OF_RUN = 0.08;

const FAMILIES = [['connection', /^page\./], ['functions', /^function\./], ['steps', /^thread\.run\.step\./],
	['messages', /^thread\.message\./], ['run', /./]];

export const LANES = ['run', 'steps', 'messages', 'functions', 'connection'];

const OUTCOMES = { requires_action: 'waits for action' };

export function familyOf(name) {
	return FAMILIES.find(([, pattern]) => pattern.test(name))[0];
}

export function figuresOf(log) {
	const told = log.entries.filter((entry) => !entry.name.startsWith('page.'));
	const length = Math.max(log.end ? log.end.at : log.now(), 1);
	return {
		events: told.length,
		length,
		firstText: told.find((entry) => entry.name === 'thread.message.delta')?.at,
		gaps: gapsOf(told, length)
	};
}

function gapsOf(told, length) {
	const gaps = [];
	const least = Math.max(SHORTEST_GAP, PART_OF_RUN * length);
	let before = 0;
	for (const entry of told) {
		if (entry.at - before >= least) {
			gaps.push({ from: before, to: entry.at, next: entry.name });
		}
		before = entry.at;
	}
	return gaps;
}

// Spans from an event that begins something to the one that ends it
export function spansOf(entries, length) {
	const spans = [];
	const open = new Map();
	for (const entry of entries) {
		const begun = begins(entry.name);
		if (begun) {
			const span = { family: familyOf(entry.name), from: entry.at, to: length, failed: false };
			open.set(keyOf(begun, entry), span);
			spans.push(span);
		}
		const ended = ends(entry.name);
		const span = ended && open.get(keyOf(ended, entry));
		if (span) {
			span.to = entry.at;
			span.failed = /failed|cancelled|expired|incomplete/.test(entry.name);
			open.delete(keyOf(ended, entry));
		}
	}
	return spans;
}

// There is one run and one connection, but there are many of the others
function keyOf(kind, entry) {
	return kind === 'run' || kind === 'page' ? kind : `${kind} ${entry.about}`;
}

function begins(name) {
	return { 'thread.run.created': 'run', 'thread.run.step.created': 'step', 'thread.message.created': 'message',
		'function.started': 'function', 'page.lost': 'page' }[name];
}

function ends(name) {
	if (name === 'run.finished') {
		return 'run';
	}
	if (name === 'page.back') {
		return 'page';
	}
	const found = /^(?:thread\.run\.(step)|thread\.(message)|(function))\.(?:completed|failed|cancelled|expired|incomplete|finished)$/.exec(name);
	return found ? found[1] ?? found[2] ?? found[3] : null;
}

export function summaryOf(log) {
	const { events, length, firstText, gaps } = figuresOf(log);
	const parts = [log.end ? `${OUTCOMES[log.end.outcome] ?? log.end.outcome} after ${seconds(length)}` : `running`,
		`${events} events`];
	if (firstText !== undefined) {
		parts.push(`first text after ${seconds(firstText)}`);
	}
	if (log.end && gaps.length > 0) {
		const longest = gaps.reduce((one, other) => other.to - other.from > one.to - one.from ? other : one);
		parts.push(`longest gap ${seconds(longest.to - longest.from)}`);
	}
	if (log.end?.tokens) {
		parts.push(`${log.end.tokens} tokens`);
	}
	return parts.join(', ');
}
