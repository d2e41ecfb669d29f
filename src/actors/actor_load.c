/* What the loaders of the tables have in common. */
#include "actors/actor_load.h"

#include <string.h>

ent_status actor_load_rows(actor_loading *job, const char *table, ent_status (*row)(actor_loading *job))
{
	const ent_data_file *file;
	for (size_t i = 0; (file = ent_data_get(job->data, table, i)); i++) {
		bool more;
		job->own = file->own;
		ent_status status = ent_tsv_open(&job->tsv, file->path, file->bytes, job->error);
		while (!status && !(status = ent_tsv_next(&job->tsv, &more, job->error)) && more)
			status = row(job);
		if (status)
			return status;
	}
	return ENT_OK;
}

static ent_status read_day(actor_loading *job, ent_str text, ent_day missing, bool last, ent_day *ret_day)
{
	ent_date date;
	if (!text.len) {
		*ret_day = missing;
		return ENT_OK;
	}
	if (!ent_edtf_parse(text, &date))
		return ent_tsv_fail(&job->tsv, job->error, "not a date: '%.*s'", ENT_FMT(text));
	*ret_day = last ? date.hi : date.lo;
	return ENT_OK;
}

ent_status actor_load_days(actor_loading *job, const char *backwards, ent_day *ret_from, ent_day *ret_to)
{
	ent_status status = read_day(job, actor_load_get(job, "from"), ENT_DAY_PAST, false, ret_from);
	if (!status)
		status = read_day(job, actor_load_get(job, "to"), ENT_DAY_FUTURE, true, ret_to);
	return status || *ret_from <= *ret_to ? status : ent_tsv_fail(&job->tsv, job->error, "%s", backwards);
}

void actor_load_code(char *out, ent_str code)
{
	memset(out, 0, 4);
	memcpy(out, code.ptr ? code.ptr : "", code.len < 3 ? code.len : 3);
}
