// Drives the server with the official client and prints what the client understood as JSON.
// Arguments: the base URL and the scenario. OPENAI_NODE_MODULES names the folder with node_modules.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.OPENAI_NODE_MODULES, 'any.js'));
const { OpenAI, toFile } = require('openai');

const [baseURL, scenario] = process.argv.slice(2);
const client = new OpenAI({ baseURL, apiKey: 'test', maxRetries: 0, timeout: 20_000 });
const threads = client.beta.threads;

function watch(stream, seen) {
  return stream
    .on('event', ({ event }) => seen.events.push(event))
    .on('textDelta', (delta) => seen.deltas.push(delta.value))
    .on('messageDone', (message) => seen.messages.push(message.content[0].text.value))
    .on('toolCallDone', (call) => seen.calls.push([call.function.name, call.function.arguments]));
}

async function prepare() {
  const assistant = await client.beta.assistants.create({ model: 'gpt-4o', instructions: 'Be brief.' });
  const thread = await threads.create({ messages: [{ role: 'user', content: 'How warm is it?' }] });
  return { assistant_id: assistant.id, thread_id: thread.id };
}

const scenarios = {
  // What an application relays to a page: baseURL is the address of the page's request
  async relayed() {
    const { AssistantStream } = require('openai/lib/AssistantStream');
    const response = await fetch(baseURL, { headers: { cookie: 'user=ada' } });
    const seen = { type: response.headers.get('content-type'), events: [], deltas: [], messages: [], calls: [] };
    const stream = watch(AssistantStream.fromReadableStream(response.body), seen);
    const run = await stream.finalRun();
    const messages = await stream.finalMessages();
    return { ...seen, status: run.status, run: run.id, final: messages.map(({ content }) => content[0].text.value) };
  },

  async answer() {
    const { assistant_id, thread_id } = await prepare();
    const seen = { events: [], deltas: [], messages: [], calls: [] };
    const stream = watch(threads.runs.stream(thread_id, { assistant_id }), seen);
    const run = await stream.finalRun();
    const steps = await stream.finalRunSteps();
    return { ...seen, status: run.status, tokens: run.usage.total_tokens, steps: steps.length };
  },

  async functionCall() {
    const { assistant_id, thread_id } = await prepare();
    const seen = { events: [], deltas: [], messages: [], calls: [] };
    const first = await watch(threads.runs.stream(thread_id, { assistant_id }), seen).finalRun();
    const tool_outputs = first.required_action.submit_tool_outputs.tool_calls.map((call) => ({
      tool_call_id: call.id,
      output: `${JSON.parse(call.function.arguments).city}: 21`,
    }));
    const second = watch(threads.runs.submitToolOutputsStream(first.id, { thread_id, tool_outputs }), seen);
    const run = await second.finalRun();
    const messages = await second.finalMessages();
    return { ...seen, between: first.status, status: run.status, sameRun: run.id === first.id, final: messages.length };
  },

  async listsAndCancel() {
    const { assistant_id, thread_id } = await prepare();
    for (const content of ['one', 'two', 'three', 'four']) {
      await threads.messages.create(thread_id, { role: 'user', content });
    }
    const texts = [];
    for await (const message of threads.messages.list(thread_id, { limit: 2, order: 'asc' })) {
      texts.push(message.content[0].text.value);
    }
    const run = await threads.runs.create(thread_id, { assistant_id });
    const cancelling = await threads.runs.cancel(run.id, { thread_id });
    const cancelled = await threads.runs.poll(run.id, { thread_id }, { pollIntervalMs: 20 });
    const missing = await client.beta.assistants.retrieve('asst_x').catch((error) => error);
    return { texts, statuses: [cancelling.status, cancelled.status], missing: [missing.status, missing.message] };
  },

  async filesAndVectorStores() {
    const content = Buffer.from([0, 255, 13, 10, 45, 45]);
    const photo = await client.files.create({ file: await toFile(content, 'photo.png'), purpose: 'vision' });
    const downloaded = Buffer.from(await (await client.files.content(photo.id)).arrayBuffer());
    const text = await client.files.create({ file: await toFile(Buffer.from('a'), 'a.md'), purpose: 'assistants' });
    const store = await client.vectorStores.create({ name: 'Handbook' });
    const batch = await client.vectorStores.fileBatches.createAndPoll(
      store.id,
      { file_ids: [text.id] },
      { pollIntervalMs: 20 },
    );
    const files = [];
    for await (const file of client.vectorStores.files.list(store.id)) {
      files.push(file.status);
    }
    await client.files.delete(photo.id);
    const missing = await client.files.retrieve(photo.id).catch((error) => error);
    return { bytes: [...downloaded], batch: batch.status, files, missing: [missing.status, missing.message] };
  },

  async responses() {
    const seen = { events: [], deltas: [], calls: [] };
    const tools = [{ type: 'function', name: 'get_weather', strict: false, parameters: { type: 'object' } }];
    const conversation = await client.conversations.create({ items: [{ role: 'user', content: 'How warm is it?' }] });
    const request = { model: 'gpt-5.4', tools, conversation: conversation.id };
    const watched = (params) =>
      client.responses
        .stream({ ...request, ...params })
        .on('event', (event) => seen.events.push(event.type))
        .on('response.output_text.delta', (event) => seen.deltas.push(event.delta))
        .finalResponse();
    const first = await watched({});
    const input = first.output.map((call) => {
      seen.calls.push([call.name, call.arguments]);
      return { type: 'function_call_output', call_id: call.call_id, output: `${JSON.parse(call.arguments).city}: 21` };
    });
    const second = await watched({ input });
    const items = [];
    for await (const item of client.conversations.items.list(conversation.id, { limit: 2, order: 'asc' })) {
      items.push(item.type);
    }
    await client.conversations.update(conversation.id, { metadata: { kind: 'weather' } });
    const { metadata } = await client.conversations.retrieve(conversation.id);
    const { deleted } = await client.conversations.delete(conversation.id);
    const missing = await client.conversations.retrieve(conversation.id).catch((error) => error);
    const text = second.output_text;
    return { ...seen, text, items, kind: metadata.kind, deleted, missing: [missing.status, missing.message] };
  },

  async backgroundResponses() {
    const background = { model: 'gpt-5.4', input: 'Tell me a story.', background: true };
    const deltas = [];
    let id, last;
    for await (const event of await client.responses.create({ ...background, stream: true })) {
      id ??= event.response.id;
      if (event.type === 'response.output_text.delta') {
        deltas.push(event.delta);
        last = event.sequence_number;
        break;
      }
    }
    const resumed = await client.responses.retrieve(id, { stream: true, starting_after: last });
    for await (const event of resumed) {
      if (event.type === 'response.output_text.delta') {
        deltas.push(event.delta);
      }
    }
    const finished = await client.responses.retrieve(id);
    const queued = await client.responses.create(background);
    const cancelled = await client.responses.cancel(queued.id);
    const refused = await client.responses.cancel(
      (await client.responses.create({ ...background, background: false })).id,
    ).catch((error) => error);
    const statuses = [finished.status, queued.status, cancelled.status];
    return { deltas, text: finished.output_text, statuses, refused: [refused.status, refused.message] };
  },
};

console.log(JSON.stringify(await scenarios[scenario]()));
