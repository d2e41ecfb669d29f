/* One document as a JSON object (formats: "Documents in"), read by Jansson: strict UTF-8, no duplicate keys. */
#include "read/parts.h"

#include <jansson.h>
#include <string.h>

static ent_str member(ent_draft *draft, json_t *object, const char *key)
{
	json_t *value = json_object_get(object, key);
	if (!json_is_string(value))
		return (ent_str){0};
	return ent_str_copy(draft->arena, (ent_str){json_string_value(value), json_string_length(value)});
}

struct reading {
	ent_draft *draft;
	json_t *object;
	const char *path;
	ent_error *error;
};

/* "2014-11-21", or the day of "2014-11-21T10:00:00Z". */
static bool read_published(ent_draft *draft, ent_str given)
{
	ent_date date;
	if (given.len > 10 && given.ptr[10] == 'T')
		given = ent_str_sub(given, 0, 10);
	if (!ent_edtf_parse(given, &date))
		return false;
	draft->meta.published = (ent_date){given, date.lo, date.hi, ENT_BASIS_GIVEN};
	return true;
}

static ent_status read_object(void *payload)
{
	struct reading *job = payload;
	ent_draft *draft = job->draft;
	json_t *text = json_object_get(job->object, "text");
	if (!json_is_string(text))
		return ent_fail(job->error, ENT_FORMAT, job->path, draft->raw->line, -1,
						"no \"text\" in the object, or it is no string");
	draft->document->text =
		ent_charset_decode(draft, (ent_str){json_string_value(text), json_string_length(text)}, ENT_STR("utf-8"));
	memset(&draft->map, 0, sizeof draft->map); /* offsets are those of the text given */
	draft->document->format = ENT_STR("jsonl");
	draft->document->id = member(draft, job->object, "id");
	draft->meta.title = member(draft, job->object, "title");
	draft->meta.author = member(draft, job->object, "author");
	draft->meta.publisher = member(draft, job->object, "publisher");
	draft->meta.language = member(draft, job->object, "language");
	draft->meta.url = member(draft, job->object, "url");
	draft->conservative = true;
	ent_str published = member(draft, job->object, "published");
	if (published.len && !read_published(draft, published))
		return ent_fail(job->error, ENT_FORMAT, job->path, draft->raw->line, -1,
						"\"published\" is not a date: '%.*s'; write 2014-11-21",
						ENT_FMT(ent_str_sub(published, 0, 40)));
	return ENT_OK;
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
	/* an inner guard, so that the object is freed whatever happens */
	struct reading job = {draft, object, path, error};
	ent_status status = ent_arena_run(draft->arena, read_object, &job, error);
	json_decref(object);
	return status;
}
