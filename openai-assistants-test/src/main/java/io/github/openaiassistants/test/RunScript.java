package io.github.openaiassistants.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the model does in one run, or in the responses that make up one, as a value: every
 * method returns a new script.
 * <p>
 * A script starts with one of the static methods and goes on with the {@code then...}
 * methods, for example {@code RunScript.calling(new FunctionCall("get_weather",
 * "{}")).thenAnswering("Sunny.")}. Function calls and calls that need approval end a
 * <em>round</em>: the run waits for the tool outputs or approvals, and what follows is
 * sent in answer to them; in the Responses API by the response to the request whose input
 * ends with them. Faults of the stream ({@link #cutAfter(int)}, {@link #stallAfter(int)},
 * {@link #withoutDone()}) concern the round that was described last; the run itself
 * always goes on behind them and can be read over REST.
 */
public final class RunScript {

	private final List<ScriptRound> rounds;

	private final ScriptEnd end;

	private final @Nullable Duration pace;

	private final Quirks quirks;

	private RunScript(List<ScriptRound> rounds, ScriptEnd end, @Nullable Duration pace, Quirks quirks) {
		this.rounds = List.copyOf(rounds);
		this.end = end;
		this.pace = pace;
		this.quirks = quirks;
	}

	/**
	 * Starts with nothing: without more, the run completes without a message.
	 * @return the script
	 */
	public static RunScript empty() {
		return new RunScript(List.of(ScriptRound.empty()), ScriptEnd.of(RunStatus.COMPLETED), null,
				new Quirks(Set.of()));
	}

	/**
	 * Starts with a message.
	 * @param text the text of the message, cut into words; or its first piece when there
	 * are more
	 * @param morePieces the other pieces, each sent as a delta of its own
	 * @return the script
	 */
	public static RunScript answering(String text, String... morePieces) {
		return empty().thenAnswering(text, morePieces);
	}

	/**
	 * Starts with a message that is a refusal.
	 * @param text the refusal, cut into words
	 * @return the script
	 */
	public static RunScript refusing(String text) {
		return empty().thenRefusing(text);
	}

	/**
	 * Starts with function calls, all in one step.
	 * @param calls the calls, at least one
	 * @return the script
	 */
	public static RunScript calling(FunctionCall... calls) {
		return empty().thenCalling(calls);
	}

	/**
	 * Starts with a step of the code interpreter, which runs at the server.
	 * @param input the code
	 * @param logs what it prints, may be empty
	 * @return the script
	 */
	public static RunScript runningCode(String input, String logs) {
		return empty().thenRunningCode(input, logs);
	}

	/**
	 * Starts with a step of the file search, which runs at the server.
	 * @param results what it finds
	 * @return the script
	 */
	public static RunScript searchingFiles(FileSearchResult... results) {
		return empty().thenSearchingFiles(results);
	}

	/**
	 * Goes on with a message.
	 * @param text the text of the message, cut into words; or its first piece when there
	 * are more
	 * @param morePieces the other pieces, each sent as a delta of its own
	 * @return the longer script
	 */
	public RunScript thenAnswering(String text, String... morePieces) {
		List<String> pieces = Pieces.words(text);
		if (morePieces.length > 0) {
			pieces = new ArrayList<>(List.of(morePieces));
			pieces.add(0, text);
		}
		return then(new ScriptItem.Answer(List.copyOf(pieces), false));
	}

	/**
	 * Goes on with a message made from the tool outputs.
	 * @param text makes the text, which is cut into words; gets the outputs last
	 * submitted by name of the function, in the order of the calls (a second call of a
	 * function is named {@code name#2} and so on); must not block
	 * @return the longer script
	 */
	public RunScript thenAnswering(Function<Map<String, String>, String> text) {
		return then(new ScriptItem.ComputedAnswer(Objects.requireNonNull(text, "text must not be null"), 0));
	}

	/**
	 * Goes on with a message that is a refusal.
	 * @param text the refusal, cut into words
	 * @return the longer script
	 */
	public RunScript thenRefusing(String text) {
		return then(new ScriptItem.Answer(Pieces.words(text), true));
	}

	/**
	 * Goes on with function calls, all in one step, and waits for their outputs.
	 * @param calls the calls, at least one
	 * @return the longer script
	 */
	public RunScript thenCalling(FunctionCall... calls) {
		if (calls.length == 0) {
			throw new IllegalArgumentException("at least one call is needed");
		}
		return then(new ScriptItem.Calls(List.of(calls)));
	}

	/**
	 * Goes on with a step of the code interpreter, which runs at the server.
	 * @param input the code
	 * @param logs what it prints, may be empty
	 * @return the longer script
	 */
	public RunScript thenRunningCode(String input, String logs) {
		return then(new ScriptItem.CodeRun(input, logs));
	}

	/**
	 * Goes on with a step of the file search, which runs at the server. Where a later
	 * message has a mark such as {@code 【4:0†handbook.pdf】}, it cites the result whose
	 * position, from 0, stands behind the colon.
	 * @param results what it finds
	 * @return the longer script
	 */
	public RunScript thenSearchingFiles(FileSearchResult... results) {
		return then(new ScriptItem.FileSearch(List.of(results)));
	}

	/**
	 * Goes on with a message whose last piece cites a web page, as the search tools of
	 * Foundry do.
	 * @param text the text of the message, cut into words
	 * @param url the address of the page
	 * @param title its title
	 * @return the longer script
	 */
	public RunScript thenCiting(String text, String url, String title) {
		return then(new ScriptItem.CitingAnswer(Pieces.words(text), url, title));
	}

	/**
	 * Goes on with a step of some tool that runs at the server.
	 * @param kind the kind of the tool call, such as {@code bing_grounding}
	 * @param members the members of the call's body, in the order of the map, each sent
	 * as a delta of its own
	 * @return the longer script
	 */
	public RunScript thenUsingTool(String kind, Map<String, String> members) {
		return then(new ScriptItem.ToolUse(kind, Collections.unmodifiableMap(new LinkedHashMap<>(members))));
	}

	/**
	 * Goes on with a step in which Foundry asks an MCP server for its tools.
	 * @param server the label of the server
	 * @param tools the names of its tools
	 * @return the longer script
	 */
	public RunScript thenListingTools(String server, String... tools) {
		return then(new ScriptItem.ListedTools(server, List.of(tools)));
	}

	/**
	 * Goes on with calls of tools on an MCP server, all in one step, and waits for their
	 * approval. A run goes on when at least one call is approved, and fails otherwise; to
	 * {@link #thenAnswering(Function)} the output of a call is {@code approved} or
	 * {@code rejected}.
	 * @param server the label of the server
	 * @param calls the calls, at least one
	 * @return the longer script
	 */
	public RunScript thenAskingApproval(String server, FunctionCall... calls) {
		if (calls.length == 0) {
			throw new IllegalArgumentException("at least one call is needed");
		}
		return then(new ScriptItem.ApprovalRequest(server, List.of(calls)));
	}

	/**
	 * Sends an {@code error} event in the shape that was recorded, wrapped in a member
	 * {@code error}. A message before it stays unfinished in the stream, which ends
	 * without {@code done}; the run goes on.
	 * @param type the type of the error, such as {@code server_error}
	 * @param message its text
	 * @return the longer script
	 */
	public RunScript error(String type, String message) {
		return then(new ScriptItem.StreamError(type, message, true));
	}

	/**
	 * Sends an {@code error} event in the shape that is documented: the bare error
	 * object. Otherwise like {@link #error(String, String)}.
	 * @param type the type of the error, such as {@code server_error}
	 * @param message its text
	 * @return the longer script
	 */
	public RunScript bareError(String type, String message) {
		return then(new ScriptItem.StreamError(type, message, false));
	}

	/**
	 * Lets the run end as failed; a last message stays incomplete. In a stream of the
	 * Responses API an event {@code error} comes before that, if the script has not put
	 * one there itself.
	 * @param code the code of the error, such as {@code rate_limit_exceeded}
	 * @param message its text
	 * @return the changed script
	 */
	public RunScript failing(String code, String message) {
		return ending(new ScriptEnd(RunStatus.FAILED, code, message));
	}

	/**
	 * Lets the run end as incomplete; a last message stays incomplete.
	 * @param reason the reason, such as {@code max_completion_tokens}, which the
	 * Responses API calls {@code max_output_tokens}
	 * @return the changed script
	 */
	public RunScript incomplete(String reason) {
		return ending(new ScriptEnd(RunStatus.INCOMPLETE, reason, ""));
	}

	/**
	 * Lets the run expire; a last message stays incomplete. A script that ends with
	 * function calls expires while it waits for the outputs, which no stream tells.
	 * Responses do not expire, they fail instead.
	 * @return the changed script
	 */
	public RunScript expiring() {
		return ending(ScriptEnd.of(RunStatus.EXPIRED));
	}

	/**
	 * Lets the run never end by itself: after its last delta it works until it is
	 * cancelled or expires.
	 * @return the changed script
	 */
	public RunScript hanging() {
		return ending(ScriptEnd.of(RunStatus.IN_PROGRESS));
	}

	/**
	 * Ends the stream of this round regularly but without the event {@code done}.
	 * @return the changed script
	 */
	public RunScript withoutDone() {
		return withLast(last().withoutDone());
	}

	/**
	 * Closes the connection of this round's stream in the middle of the body.
	 * @param events how many events of this stream are still sent, may be 0
	 * @return the changed script
	 */
	public RunScript cutAfter(int events) {
		return cutAfter(events, StreamEnd.CLOSE);
	}

	/**
	 * Ends the stream of this round too early.
	 * @param events how many events of this stream are still sent, may be 0
	 * @param end how it ends then
	 * @return the changed script
	 */
	public RunScript cutAfter(int events, StreamEnd end) {
		if (events < 0) {
			throw new IllegalArgumentException("events must not be negative");
		}
		return withLast(last().with(new ScriptRound.Fault(events, Long.MAX_VALUE, end)));
	}

	/**
	 * Ends the stream of this round too early, also in the middle of an event or of a
	 * character.
	 * @param bytes how many bytes of this stream are still sent, may be 0
	 * @param end how it ends then
	 * @return the changed script
	 */
	public RunScript cutAfterBytes(long bytes, StreamEnd end) {
		if (bytes < 0) {
			throw new IllegalArgumentException("bytes must not be negative");
		}
		return withLast(last().with(new ScriptRound.Fault(Integer.MAX_VALUE, bytes, end)));
	}

	/**
	 * Lets the stream of this round fall silent with the connection open.
	 * @param events how many events of this stream are still sent, may be 0
	 * @return the changed script
	 */
	public RunScript stallAfter(int events) {
		return cutAfter(events, StreamEnd.SILENCE);
	}

	/**
	 * Writes the stream of this round in slices, whatever they cut: also inside an event
	 * or a character.
	 * @param bytes the size of a slice in bytes, at least 1
	 * @return the changed script
	 */
	public RunScript splittingBytes(int bytes) {
		return withLast(last().sliced(positive(bytes)));
	}

	/**
	 * Cuts the text of all messages so far into pieces of equal length, instead of words.
	 * Marks of citations stay whole.
	 * @param length the length of the text of a delta in {@code char}s, at least 1
	 * @return the changed script
	 */
	public RunScript inPiecesOf(int length) {
		int checked = positive(length);
		return new RunScript(this.rounds.stream().map((round) -> round.cut(checked)).toList(), this.end, this.pace,
				this.quirks);
	}

	/**
	 * Goes on with something that has no form of its own in the Assistants API.
	 * @param output the output
	 * @return the longer script
	 */
	public RunScript then(ModelOutput output) {
		return then(output.item());
	}

	/**
	 * Lets the server behave differently while it answers with this script by the
	 * Responses API. In all rounds, also when a response is retrieved or cancelled.
	 * @param more how it behaves
	 * @return the changed script
	 */
	public RunScript with(ResponsesQuirk... more) {
		return new RunScript(this.rounds, this.end, this.pace, this.quirks.and(Set.of(more)));
	}

	/**
	 * Sets the pause between two events, instead of the server's.
	 * @param pause the pause, zero for none
	 * @return the changed script
	 */
	public RunScript pace(Duration pause) {
		return new RunScript(this.rounds, this.end, Objects.requireNonNull(pause, "pause must not be null"),
				this.quirks);
	}

	List<ScriptRound> rounds() {
		return this.rounds;
	}

	ScriptRound round(int number) {
		return (number < this.rounds.size()) ? this.rounds.get(number) : ScriptRound.empty();
	}

	boolean isLastRound(int number) {
		return number >= this.rounds.size() - 1;
	}

	ScriptEnd end() {
		return this.end;
	}

	@Nullable Duration pace() {
		return this.pace;
	}

	Quirks quirks() {
		return this.quirks;
	}

	private RunScript ending(ScriptEnd newEnd) {
		return new RunScript(this.rounds, newEnd, this.pace, this.quirks);
	}

	private RunScript then(ScriptItem item) {
		if (!last().endsWithCalls()) {
			return withLast(last().with(item));
		}
		List<ScriptRound> more = new ArrayList<>(this.rounds);
		more.add(ScriptRound.empty().with(item));
		return new RunScript(more, this.end, this.pace, this.quirks);
	}

	private static int positive(int size) {
		if (size < 1) {
			throw new IllegalArgumentException("the size must be positive");
		}
		return size;
	}

	private ScriptRound last() {
		return this.rounds.get(this.rounds.size() - 1);
	}

	private RunScript withLast(ScriptRound round) {
		List<ScriptRound> changed = new ArrayList<>(this.rounds);
		changed.set(changed.size() - 1, round);
		return new RunScript(changed, this.end, this.pace, this.quirks);
	}

}
