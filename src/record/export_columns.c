/* The table of our own columns. A new one goes at the end of its group; none changes its meaning (docs/formats.md). */
#include "record/export_columns.h"

#include <math.h>
#include <stddef.h>

#define EVENT(name, type, field)                                                                                       \
	{                                                                                                                  \
		name, type, ENT_OF_EVENT, offsetof(ent_record_event, field), NULL, false                                       \
	}
#define SOURCE(name, type, field)                                                                                      \
	{                                                                                                                  \
		name, type, ENT_OF_SOURCE, offsetof(ent_source, field), NULL, false                                            \
	}
#define ROLE(name, role, field)                                                                                        \
	{                                                                                                                  \
		name, ENT_COLUMN_TEXT, ENT_OF_ROLE, offsetof(ent_record_participant, field), role, false                       \
	}

static const ent_column columns[] = {
	EVENT("id", ENT_COLUMN_TEXT, id),
	SOURCE("doc", ENT_COLUMN_TEXT, doc),
	SOURCE("article", ENT_COLUMN_WHOLE, article),
	EVENT("sentence", ENT_COLUMN_WHOLE, sentence),
	EVENT("start", ENT_COLUMN_WHOLE, start),
	EVENT("end", ENT_COLUMN_WHOLE, end),
	EVENT("text", ENT_COLUMN_TEXT, text),
	EVENT("event", ENT_COLUMN_TEXT, event),
	EVENT("mode", ENT_COLUMN_TEXT, mode),
	EVENT("context", ENT_COLUMN_TEXT, context),
	EVENT("cameo", ENT_COLUMN_TEXT, cameo),
	EVENT("quad", ENT_COLUMN_TEXT, quad),
	EVENT("score", ENT_COLUMN_REAL, score),
	EVENT("status", ENT_COLUMN_TEXT, status),
	EVENT("speaker", ENT_COLUMN_TEXT, speaker),
	EVENT("date_edtf", ENT_COLUMN_TEXT, date.edtf),
	EVENT("date_lo", ENT_COLUMN_DAY, date.lo),
	EVENT("date_hi", ENT_COLUMN_DAY, date.hi),
	{"date_basis", ENT_COLUMN_TEXT, ENT_OF_BASIS, offsetof(ent_record_event, date.basis), NULL, false},
	EVENT("date_text", ENT_COLUMN_TEXT, date_text),
	ROLE("actor_code", "actor", code),
	ROLE("actor_country", "actor", country),
	ROLE("actor_sector", "actor", sector),
	ROLE("actor_name", "actor", name),
	ROLE("actor_office", "actor", office),
	ROLE("actor_person", "actor", person),
	ROLE("actor_text", "actor", text),
	ROLE("recipient_code", "recipient", code),
	ROLE("recipient_country", "recipient", country),
	ROLE("recipient_sector", "recipient", sector),
	ROLE("recipient_name", "recipient", name),
	ROLE("recipient_office", "recipient", office),
	ROLE("recipient_person", "recipient", person),
	ROLE("recipient_text", "recipient", text),
	ROLE("third_code", "third", code),
	EVENT("place", ENT_COLUMN_TEXT, place),
	EVENT("place_country", ENT_COLUMN_TEXT, place_country),
	{"amounts", ENT_COLUMN_TEXT, ENT_OF_AMOUNTS, 0, NULL, false},
	EVENT("rule", ENT_COLUMN_TEXT, rule),
	EVENT("confidence", ENT_COLUMN_REAL, confidence),
	EVENT("version", ENT_COLUMN_TEXT, version),
	SOURCE("title", ENT_COLUMN_TEXT, title),
	SOURCE("publisher", ENT_COLUMN_TEXT, publisher),
	SOURCE("author", ENT_COLUMN_TEXT, author),
	SOURCE("published", ENT_COLUMN_TEXT, published.edtf),
	{"published_basis", ENT_COLUMN_TEXT, ENT_OF_BASIS, offsetof(ent_source, published.basis), NULL, true},
	SOURCE("url", ENT_COLUMN_TEXT, url),
	SOURCE("language", ENT_COLUMN_TEXT, language),
	EVENT("sentence_text", ENT_COLUMN_TEXT, sentence_text),
};

const ent_column *ent_column_at(size_t i)
{
	return i < sizeof columns / sizeof *columns ? &columns[i] : NULL;
}

/* Fields of all in a role; missing where each of them is. */
static ent_str of_role(const ent_column *column, const ent_record_event *event, ent_buf *scratch)
{
	bool any = false, filled = false;
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *one = &event->participants[i];
		if (!ent_str_is(one->role, column->role))
			continue;
		const ent_str *text = (const void *)((const char *)one + column->offset);
		if (any)
			ent_buf_putc(scratch, ';');
		ent_buf_add(scratch, *text);
		any = true;
		filled = filled || text->len;
	}
	return filled ? ent_buf_str(scratch) : (ent_str){0};
}

static ent_str of_amounts(const ent_record_event *event, ent_buf *scratch)
{
	for (size_t i = 0; i < event->n_amounts; i++) {
		if (i)
			ent_buf_putc(scratch, ';');
		ent_buf_add(scratch, event->amounts[i].text);
	}
	return ent_buf_str(scratch);
}

static ent_column_value day_value(ent_day day)
{
	bool known = day != ENT_DAY_UNKNOWN && day != ENT_DAY_PAST && day != ENT_DAY_FUTURE;
	return (ent_column_value){.missing = !known, .whole = known ? day : 0};
}

ent_column_value ent_column_get(const ent_column *column, const ent_record_event *event, ent_buf *scratch)
{
	const char *base =
		column->of == ENT_OF_SOURCE || column->source ? (const char *)event->source : (const char *)event;
	const void *at = base + column->offset;
	ent_column_value value = {0};
	ent_buf_clear(scratch);
	switch (column->type) {
	case ENT_COLUMN_WHOLE:
		value.whole = *(const uint32_t *)at;
		return value;
	case ENT_COLUMN_REAL:
		value.real = *(const double *)at;
		value.missing = !isfinite(value.real);
		return value;
	case ENT_COLUMN_DAY:
		return day_value(*(const ent_day *)at);
	default:
		break;
	}
	if (column->of == ENT_OF_ROLE)
		value.text = of_role(column, event, scratch);
	else if (column->of == ENT_OF_AMOUNTS)
		value.text = of_amounts(event, scratch);
	else if (column->of == ENT_OF_BASIS)
		value.text = ent_str_of(ent_basis_name(*(const ent_basis *)at));
	else
		value.text = *(const ent_str *)at;
	value.missing = value.text.len == 0;
	return value;
}
