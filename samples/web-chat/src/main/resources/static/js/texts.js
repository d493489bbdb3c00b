// What the page says about requests and connections.

const PROBLEMS = {
	0: 'The application cannot be reached. Your question is still in the box.',
	400: 'This question cannot be sent.',
	403: 'This conversation is not yours, or your browser has forgotten that it is.',
	404: 'There is no such conversation.',
	409: 'The assistant is still answering in this conversation.'
};

export const CONNECTION = { connecting: 'Connecting…', open: 'Live', lost: 'Reconnecting…', back: 'Catching up…',
	restored: 'Restored', idle: '' };

export function problemOf(status) {
	return PROBLEMS[status] ?? 'The assistant cannot be reached. Try again later.';
}
