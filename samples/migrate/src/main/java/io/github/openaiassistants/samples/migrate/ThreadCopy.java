package io.github.openaiassistants.samples.migrate;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.openaiassistants.backend.responses.ThreadImport;
import io.github.openaiassistants.client.BlockingAssistantsClient;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.CreateThreadRequest;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.ThreadObject;
import io.github.openaiassistants.model.ToolResources;

/**
 * Copies threads, each as a whole or not at all, and lets their ids lead to the copies.
 */
final class ThreadCopy {

	private static final ListQuery OLDEST_FIRST = ListQuery.builder().limit(100).order(SortOrder.ASCENDING).build();

	private final BlockingAssistantsClient source;

	private final ThreadImport threads;

	private final Mapping mapping;

	private final Report report;

	private final boolean keepsMetadata;

	// @param keepsMetadata whether the metadata of messages can be copied
	ThreadCopy(BlockingAssistantsClient source, ThreadImport threads, Mapping mapping, Report report,
			boolean keepsMetadata) {
		this.source = source;
		this.threads = threads;
		this.mapping = mapping;
		this.report = report;
		this.keepsMetadata = keepsMetadata;
	}

	/**
	 * Copy a thread, unless that was done before.
	 * @param oldThreadId the thread
	 * @throws io.github.openaiassistants.failure.AssistantsException if a server does not
	 * do what it should
	 */
	void copy(String oldThreadId) {
		Mapping.Entry known = this.mapping.find(oldThreadId);
		if (known != null) {
			this.threads.link(oldThreadId, known.threadId()).block();
			tell(oldThreadId, known, "copied before");
			return;
		}
		try {
			read(oldThreadId);
		}
		catch (RequestNotValidException ex) {
			this.report.leftOut(oldThreadId, "the thread, because " + ex.getMessage());
		}
	}

	private void read(String oldThreadId) {
		ThreadObject thread;
		try {
			thread = this.source.threads().retrieve(oldThreadId);
		}
		catch (NotFoundException ex) {
			this.report.leftOut(oldThreadId, "the thread, because the server has none of this id");
			return;
		}
		write(thread);
	}

	private void write(ThreadObject thread) {
		Omissions omissions = new Omissions();
		MessageCopy messages = new MessageCopy(this.keepsMetadata, omissions);
		CreateThreadRequest request = CreateThreadRequest.builder()
			.metadata(thread.metadata())
			.messages(this.source.messages()
				.list(thread.id(), OLDEST_FIRST)
				.map(messages::copy)
				.filter(Objects::nonNull)
				.map(Objects::requireNonNull)
				.toList())
			.build();
		if (names(thread.toolResources())) {
			omissions.add("tool resources");
		}
		String threadId = Objects.requireNonNull(this.threads.seed(thread.id(), request).block()).id();
		Mapping.Entry entry = new Mapping.Entry(threadId, omissions.toString());
		this.mapping.add(thread.id(), entry);
		int count = (request.messages() != null) ? request.messages().size() : 0;
		tell(thread.id(), entry, count + ((count == 1) ? " message" : " messages"));
	}

	private static boolean names(@Nullable ToolResources resources) {
		if (resources == null) {
			return false;
		}
		boolean files = resources.codeInterpreter() != null && resources.codeInterpreter().fileIds() != null
				&& !resources.codeInterpreter().fileIds().isEmpty();
		boolean stores = resources.fileSearch() != null && resources.fileSearch().vectorStoreIds() != null
				&& !resources.fileSearch().vectorStoreIds().isEmpty();
		return files || stores || !resources.extra().isEmpty();
	}

	private void tell(String oldThreadId, Mapping.Entry entry, String what) {
		this.report.done(oldThreadId + " " + entry.threadId() + " " + what);
		if (!entry.leftOut().isEmpty()) {
			this.report.leftOut(oldThreadId, entry.leftOut());
		}
	}

}
