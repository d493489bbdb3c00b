package io.github.openaiassistants.backend.responses.translation;

/**
 * Payloads of Responses events, written short.
 */
final class Payloads {

	static final String CREATED = "{'type':'response.created','response':{'id':'resp_1','created_at':1790000000.75,"
			+ "'status':'queued'}}";

	static final String STARTED = "{'type':'response.in_progress','response':{'id':'resp_1','status':'in_progress'}}";

	static final String MESSAGE = "{'type':'response.output_item.added','output_index':0,'item':{'id':'msg_1',"
			+ "'type':'message','status':'in_progress','role':'assistant','content':[]}}";

	static final String TEXT = "{'type':'response.output_text.delta','output_index':0,'item_id':'msg_1',"
			+ "'content_index':0,'delta':'Hi'}";

	static final String MESSAGE_DONE = "{'type':'response.output_item.done','output_index':0,'item':{'id':'msg_1',"
			+ "'type':'message','status':'completed','content':[{'type':'output_text','text':'Hi','annotations':[]}]}}";

	static final String CALL = "{'type':'response.output_item.added','output_index':1,'item':{'id':'fc_1',"
			+ "'type':'function_call','call_id':'call_1','name':'get_weather','arguments':''}}";

	static final String CALL_DONE = "{'type':'response.output_item.done','output_index':1,'item':{'id':'fc_1',"
			+ "'type':'function_call','call_id':'call_1','name':'get_weather','arguments':'{}','status':'completed'}}";

	static final String SEARCH = "{'type':'response.output_item.added','output_index':2,'item':{'id':'fs_1',"
			+ "'type':'file_search_call','status':'in_progress'}}";

	static final String CODE = "{'type':'response.output_item.added','output_index':3,'item':{'id':'ci_1',"
			+ "'type':'code_interpreter_call','status':'in_progress','code':'1+1'}}";

	static final String COMPLETED = "{'type':'response.completed','response':{'id':'resp_1','status':'completed',"
			+ "'output':[],'usage':{'input_tokens':3,'output_tokens':2}}}";

	private Payloads() {
	}

	// Make a response that has ended.
	static String ended(String type, String members) {
		return "{'type':'response." + type + "','response':{'id':'resp_1'," + members + "}}";
	}

	static String error(String members) {
		return "{'type':'error','error':{" + members + "}}";
	}

	static String[] json(String... payloads) {
		String[] json = new String[payloads.length];
		for (int i = 0; i < payloads.length; i++) {
			json[i] = payloads[i].replace('\'', '"');
		}
		return json;
	}

}
