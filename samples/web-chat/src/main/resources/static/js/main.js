// The page: what the visitor does, and which conversation is shown.

import * as api from './api.js';
import { Dialogue, endOfQuestions } from './dialogue.js';
import { RunEvents } from './run-events.js';
import { RunLog } from './run-log.js';
import { CONNECTION, problemOf } from './texts.js';
import { Timeline } from './timeline.js';

const ADDRESS = /^#t=([A-Za-z0-9_-]+)$/;

const RESTORED_FOR = 4000;

const page = Object.fromEntries(['scroller', 'messages', 'welcome', 'suggestions', 'to-end', 'timeline', 'composer',
	'problem', 'question', 'send', 'cancel', 'connection', 'announcement', 'new-conversation']
	.map((id) => [id, document.getElementById(id)]));

const dialogue = new Dialogue(page.scroller, page.messages, page['to-end']);

const timeline = new Timeline(page.timeline);

let thread = null;

let running = null;

let lastQuestion = '';

let visit = 0;

function threadInAddress() {
	return ADDRESS.exec(location.hash)?.[1] ?? null;
}

function problem(failure) {
	const text = failure && problemOf(failure.status ?? 0);
	page.problem.textContent = text ?? '';
	page.problem.hidden = !text;
	if (failure && failure.status === undefined) {
		console.warn(failure);
	}
}

function connection(state) {
	page.connection.dataset.state = state;
	page.connection.textContent = CONNECTION[state];
}

function busy(isBusy) {
	page.send.hidden = isBusy;
	page.cancel.hidden = !isBusy;
	page.cancel.disabled = false;
	page.cancel.textContent = 'Cancel';
	document.body.dataset.busy = isBusy;
}

function leave() {
	visit++;
	running?.events?.close();
	running?.log.save();
	running = null;
	thread = null;
	dialogue.clear();
	timeline.show(null);
	connection('idle');
	problem(null);
	busy(false);
}

async function open() {
	leave();
	const wanted = threadInAddress();
	page.welcome.hidden = wanted !== null;
	if (!wanted) {
		return;
	}
	thread = wanted;
	const mine = visit;
	try {
		const conversation = await api.read(wanted);
		if (mine === visit) {
			show(conversation);
		}
	}
	catch (failure) {
		if (mine === visit) {
			page.welcome.hidden = false;
			thread = null;
			problem(failure);
		}
	}
}

function show(conversation) {
	page.welcome.hidden = conversation.messages.length > 0;
	const { run } = conversation;
	// What the run that is going on has written so far comes with its events
	const messages = conversation.messages.filter((message) => message.run === null || message.run !== run);
	lastQuestion = messages[endOfQuestions(messages) - 1]?.text ?? '';
	dialogue.show(messages);
	if (run) {
		askedBefore(messages, run);
		follow(run, Date.now());
	}
	else {
		timeline.show(RunLog.kept(thread));
	}
}

// Some servers add a question to the conversation with its answer only
function askedBefore(messages, run) {
	const log = RunLog.kept(thread);
	if (log?.run === run && messages.at(-1)?.role !== 'user') {
		lastQuestion = log.question;
		page.welcome.hidden = true;
		dialogue.ask(lastQuestion);
	}
}

async function ask(text) {
	if (running || document.body.dataset.busy === 'true' || text.trim() === '') {
		return;
	}
	problem(null);
	busy(true);
	page.welcome.hidden = true;
	const shown = dialogue.ask(text);
	const started = Date.now();
	let mine = visit;
	try {
		if (!thread) {
			const begun = (await api.begin()).thread;
			if (mine !== visit) {
				return;
			}
			thread = begun;
			history.pushState(null, '', `#t=${thread}`);
		}
		const { run } = await api.ask(thread, text);
		if (mine === visit) {
			lastQuestion = text;
			follow(run, started);
		}
	}
	catch (failure) {
		if (mine === visit) {
			shown.remove();
			page.welcome.hidden = page.messages.childElementCount > 0;
			page.question.value ||= text;
			fit();
			busy(false);
			problem(failure);
		}
	}
}

function follow(run, started) {
	const answer = dialogue.answer(run, { finished: announce, again: () => ask(lastQuestion) });
	const log = RunLog.begin(thread, run, started, lastQuestion);
	running = { run, answer, log };
	busy(true);
	timeline.show(log);
	running.events = new RunEvents(thread, run, {
		event: (name, data, id) => told(name, data, id),
		connection: (state) => connected(state),
		refused: () => lookUp(run)
	});
}

function told(name, data, id) {
	const { answer, log } = running;
	log.add(name, id, data.id);
	if (page.connection.dataset.state === 'back') {
		connection('restored');
		setTimeout(() => page.connection.dataset.state === 'restored' && connection('open'), RESTORED_FOR);
	}
	answer.accept(name, data);
	if (name === 'run.finished') {
		finish({ outcome: data.outcome, tokens: data.usage?.total_tokens });
	}
}

function connected(state) {
	connection(state);
	running.log.connected(state);
}

// The events are refused: perhaps because all is over
async function lookUp(run) {
	try {
		const conversation = await api.read(thread);
		if (running?.run !== run || conversation.run === run) {
			return running?.run === run;
		}
		running.answer.replace(conversation.messages.slice(endOfQuestions(conversation.messages)));
		running.answer.end('completed');
		finish({ outcome: 'over' });
		return false;
	}
	catch (failure) {
		if (failure.status === 403 || failure.status === 404) {
			problem(failure);
			running.answer.end('lost');
			finish({ outcome: 'lost' });
			return false;
		}
		return true;
	}
}

function finish(end) {
	running.log.finish(end);
	running = null;
	timeline.end();
	connection('idle');
	busy(false);
}

// As a whole, since nobody wants to hear it word by word
function announce(text) {
	page.announcement.textContent = text;
}

async function cancel() {
	if (!running || page.cancel.disabled) {
		return;
	}
	page.cancel.disabled = true;
	page.cancel.textContent = 'Cancelling…';
	try {
		await api.cancel(thread, running.run);
	}
	catch (failure) {
		// Too late, and the end is on its way; or it did not arrive
		page.cancel.disabled = failure.status >= 400 && failure.status < 500;
		page.cancel.textContent = 'Cancel';
	}
}

function send() {
	const text = page.question.value;
	if (running || text.trim() === '') {
		return;
	}
	page.question.value = '';
	fit();
	ask(text);
}

// As high as its text, to a limit
function fit() {
	page.question.style.height = 'auto';
	page.question.style.height = `${page.question.scrollHeight + 2}px`;
}

page.composer.addEventListener('submit', (event) => {
	event.preventDefault();
	send();
});
page.question.addEventListener('input', fit);
page.question.addEventListener('keydown', (event) => {
	if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
		event.preventDefault();
		send();
	}
});
document.addEventListener('keydown', (event) => {
	if (event.key === 'Escape') {
		cancel();
	}
});
page.cancel.addEventListener('click', cancel);
page.suggestions.addEventListener('click', (event) => {
	if (event.target instanceof HTMLButtonElement) {
		ask(event.target.textContent);
		page.question.focus();
	}
});
page['new-conversation'].addEventListener('click', () => {
	history.pushState(null, '', location.pathname);
	open();
	page.question.focus();
});
document.querySelector('.skip').addEventListener('click', (event) => {
	event.preventDefault();
	page.question.focus();
});
addEventListener('popstate', () => {
	if (threadInAddress() !== thread) {
		open();
	}
});
addEventListener('pagehide', () => running?.log.save());

await open();
page.question.focus();
