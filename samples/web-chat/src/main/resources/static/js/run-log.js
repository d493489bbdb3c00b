// When what happened in the latest run of a conversation, as this page has seen it. It is
// kept for the tab, so that a page that is loaded again knows the times from before.

const SAVE_AFTER = 500;

export class RunLog {

	static begin(thread, run, started, question) {
		const known = RunLog.kept(thread);
		return known && known.run === run ? known : new RunLog({ thread, run, started, question, entries: [], end: null });
	}

	static kept(thread) {
		const saved = sessionStorage.getItem(key(thread));
		return saved ? new RunLog(JSON.parse(saved)) : null;
	}

	constructor({ thread, run, started, question, entries, end }) {
		this.thread = thread;
		this.run = run;
		this.started = started;
		this.question = question;
		this.entries = entries;
		this.end = end;
		this.times = new Map(entries.filter((entry) => entry.id).map((entry) => [entry.id, entry.at]));
	}

	now() {
		return Date.now() - this.started;
	}

	// Returns whether it is the first time that this is told
	add(name, id, about) {
		if (id && this.times.has(id)) {
			return false;
		}
		const at = this.now();
		this.entries.push({ name, id, at, about });
		if (id) {
			this.times.set(id, at);
		}
		this.saveSoon();
		return true;
	}

	// A page that is loaded again was away as well
	connected(state) {
		const isAway = this.entries.findLast((entry) => entry.name.startsWith('page.'))?.name === 'page.lost';
		if (state === 'lost' && !isAway) {
			this.add('page.lost');
		}
		if (isAway && (state === 'open' || state === 'back')) {
			this.add('page.back');
		}
	}

	finish(end) {
		this.end ??= { ...end, at: this.entries.at(-1)?.at ?? this.now() };
		this.save();
	}

	saveSoon() {
		this.timer ??= setTimeout(() => this.save(), SAVE_AFTER);
	}

	save() {
		clearTimeout(this.timer);
		this.timer = null;
		const { thread, run, started, question, entries, end } = this;
		try {
			sessionStorage.setItem(key(thread), JSON.stringify({ thread, run, started, question, entries, end }));
		}
		catch (failure) {
			console.warn('The times of this run will not be known when the page is loaded again', failure);
		}
	}

}

function key(thread) {
	return `run-log:${thread}`;
}
