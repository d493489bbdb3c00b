// Milliseconds as text.

export function seconds(milliseconds) {
	if (milliseconds < 1000) {
		return `${Math.max(1, Math.round(milliseconds))} ms`;
	}
	return `${(milliseconds / 1000).toFixed(milliseconds < 10000 ? 2 : 1)} s`;
}
