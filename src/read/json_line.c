/* One document as a JSON object (formats: "Documents in"), read by Jansson: strict UTF-8, no duplicate keys. */
#include "read/parts.h"

#include <jansson.h>

static ent_str member(ent_draft *draft, json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);
	if (!json_is_string(value))
		return (ent_str){0};
	return ent_str_copy(draft->arena, (ent_str){json_string_value(value), json_string_length(value)});
}

ent_status ent_json_read(ent_draft *draft, ent_error *error)
{
	const ent_raw *raw = draft->raw;
	json_error_t problem;
	json_t *object = json_loadb(raw->bytes.ptr, raw->bytes.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
	char path[256];
	(void)snprintf(path, sizeof path, "%.*s", ENT_FMT(raw->path));
	if (!object)
		return ent_fail(error, ENT_FORMAT, path, raw->line, problem.position, "not JSON: %s", problem.text);
	/* the arena's guard would leak `object`: only what is copied below can fail, and it is bounded by the line */
	json_t *text = json_object_get(object, "text");
	ent_status status = ENT_OK;
	if (!json_is_string(text)) {
		status = ent_fail(error, ENT_FORMAT, path, raw->line, -1, "no \"text\" in the object, or it is no string");
	} else {
		draft->document->text =
			ent_charset_decode(draft, (ent_str){json_string_value(text), json_string_length(text)}, ENT_STR("utf-8"));
		draft->document->id = member(draft, object, "id");
		draft->meta.title = member(draft, object, "title");
		draft->meta.author = member(draft, object, "author");
		draft->meta.publisher = member(draft, object, "publisher");
		draft->meta.language = member(draft, object, "language");
		draft->meta.url = member(draft, object, "url");
		ent_str published = member(draft, object, "published");
		ent_date date;
		if (published.len > 10 && ent_edtf_parse(ent_str_sub(published, 0, 10), &date) && published.ptr[10] == 'T')
			published = ent_str_sub(published, 0, 10);
		if (published.len && !ent_edtf_parse(published, &date))
			status = ent_fail(error, ENT_FORMAT, path, raw->line, -1,
							  "\"published\" is not a date: '%.*s'; write 2014-11-21",
							  ENT_FMT(ent_str_sub(published, 0, 40)));
		else if (published.len)
			draft->meta.published = (ent_date){published, date.lo, date.hi, ENT_BASIS_GIVEN};
		draft->document->format = ENT_STR("jsonl");
		draft->conservative = true;
	}
	json_decref(object);
	return status;
}
