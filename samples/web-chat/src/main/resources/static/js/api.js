// The requests to the application. All but reading are sent as JSON, which pages of
// other sites may not do.

export class RequestFailed extends Error {

	constructor(status) {
		super(`The request was answered with status ${status}`);
		this.status = status;
	}

}

const threads = '/api/threads';

async function request(path, options) {
	const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...options });
	if (!response.ok) {
		throw new RequestFailed(response.status);
	}
	const text = await response.text();
	return text ? JSON.parse(text) : null;
}

function post(path, body) {
	return request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

export function begin() {
	return post(threads, {});
}

export function read(thread) {
	return request(`${threads}/${encodeURIComponent(thread)}`);
}

export function ask(thread, text) {
	return post(`${threads}/${encodeURIComponent(thread)}/messages`, { text });
}

export function cancel(thread, run) {
	return post(`${runPath(thread, run)}/cancel`, {});
}

export function eventsUrl(thread, run, lastEventId) {
	const url = `${runPath(thread, run)}/events`;
	return lastEventId ? `${url}?lastEventId=${encodeURIComponent(lastEventId)}` : url;
}

function runPath(thread, run) {
	return `${threads}/${encodeURIComponent(thread)}/runs/${encodeURIComponent(run)}`;
}
