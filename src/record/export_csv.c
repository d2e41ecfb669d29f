/* Our own keys flattened into one table (RFC 4180): a field is quoted where it must be, and text that a spreadsheet
 * would take for a formula gets an apostrophe in front (OWASP, "CSV injection"). Several actors of one role stand in
 * one field with ";" between them, in the same order in each column of that role. */
#include "base/num.h"
#include "record/exporter.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static const char header[] =
	"id,doc,article,sentence,start,end,text,event,mode,context,cameo,quad,score,status,speaker,"
	"date_edtf,date_lo,date_hi,date_basis,date_text,"
	"actor_code,actor_country,actor_sector,actor_name,actor_office,actor_person,actor_text,"
	"recipient_code,recipient_country,recipient_sector,recipient_name,recipient_office,recipient_person,recipient_text,"
	"third_code,place,place_country,amounts,rule,confidence,version,"
	"title,publisher,author,published,published_basis,url,language,sentence_text\r\n";

/* A row being written. */
typedef struct row {
	ent_buf *out;
	bool comma;
} row;

static void separate(row *r)
{
	if (r->comma)
		ent_buf_putc(r->out, ',');
	r->comma = true;
}

/* The one writer of fields with text in them. */
static void field(row *r, ent_str text)
{
	separate(r);
	bool formula = text.len && strchr("=+-@\t\r", text.ptr[0]) && text.ptr[0];
	bool quote = text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' ');
	for (size_t i = 0; i < text.len && !quote; i++)
		quote = text.ptr[i] == '"' || text.ptr[i] == ',' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
	if (quote)
		ent_buf_putc(r->out, '"');
	if (formula)
		ent_buf_putc(r->out, '\'');
	size_t from = 0;
	for (size_t i = 0; quote && i < text.len; i++)
		if (text.ptr[i] == '"') {
			ent_buf_add(r->out, ent_str_sub(text, from, i + 1));
			from = i; /* the quote again, so that it is doubled */
		}
	ent_buf_add(r->out, ent_str_sub(text, from, text.len));
	if (quote)
		ent_buf_putc(r->out, '"');
}

static void whole(row *r, int64_t value)
{
	separate(r);
	ent_buf_printf(r->out, "%" PRId64, value);
}

static void real(row *r, double value)
{
	char text[ENT_NUM_SIZE];
	separate(r);
	if (isfinite(value))
		ent_buf_puts(r->out, ent_num_print(value, text));
}

/* Dates are of our making and may begin with '-' (before year 0), which is no formula. */
static void day(row *r, ent_day value)
{
	char text[ENT_DAY_SIZE];
	separate(r);
	ent_buf_puts(r->out, ent_day_print(value, text));
}

typedef ent_str (*part)(const ent_record_participant *one);

static ent_str code_of(const ent_record_participant *one)
{
	return one->code;
}
static ent_str country_of(const ent_record_participant *one)
{
	return one->country;
}
static ent_str sector_of(const ent_record_participant *one)
{
	return one->sector;
}
static ent_str name_of(const ent_record_participant *one)
{
	return one->name;
}
static ent_str office_of(const ent_record_participant *one)
{
	return one->office;
}
static ent_str person_of(const ent_record_participant *one)
{
	return one->person;
}
static ent_str text_of(const ent_record_participant *one)
{
	return one->text;
}

/* One column for all in a role. */
static void in_role(row *r, const ent_record_event *event, const char *role, part get)
{
	enum { FIELD = 1 << 20 }; /* [bytes] */
	ent_buf joined = ENT_BUF(FIELD);
	bool any = false, filled = false;
	for (size_t i = 0; i < event->n_participants; i++) {
		const ent_record_participant *one = &event->participants[i];
		if (!ent_str_is(one->role, role))
			continue;
		if (any)
			ent_buf_putc(&joined, ';');
		ent_buf_add(&joined, get(one));
		any = true;
		filled = filled || get(one).len;
	}
	field(r, filled ? ent_buf_str(&joined) : (ent_str){0});
	ent_buf_free(&joined);
}

static void actors(row *r, const ent_record_event *event, const char *role)
{
	static const part columns[] = {code_of, country_of, sector_of, name_of, office_of, person_of, text_of};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		in_role(r, event, role, columns[i]);
}

static void amounts(row *r, const ent_record_event *event)
{
	enum { FIELD = 1 << 20 }; /* [bytes] */
	ent_buf joined = ENT_BUF(FIELD);
	for (size_t i = 0; i < event->n_amounts; i++) {
		if (i)
			ent_buf_putc(&joined, ';');
		ent_buf_add(&joined, event->amounts[i].text);
	}
	field(r, ent_buf_str(&joined));
	ent_buf_free(&joined);
}

static void source(row *r, const ent_source *from)
{
	field(r, from->title);
	field(r, from->publisher);
	field(r, from->author);
	field(r, from->published.edtf);
	field(r, ent_str_of(ent_basis_name(from->published.basis)));
	field(r, from->url);
	field(r, from->language);
}

void ent_export_csv_head(const ent_export *export, ent_buf *out)
{
	(void)export;
	ent_buf_puts(out, header);
}

void ent_export_csv(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	(void)export;
	row r = {.out = out};
	field(&r, event->id);
	field(&r, event->source->doc);
	whole(&r, event->source->article);
	whole(&r, event->sentence);
	whole(&r, event->start);
	whole(&r, event->end);
	field(&r, event->text);
	field(&r, event->event);
	field(&r, event->mode);
	field(&r, event->context);
	field(&r, event->cameo);
	field(&r, event->quad);
	real(&r, event->score);
	field(&r, event->status);
	field(&r, event->speaker);
	field(&r, event->date.edtf);
	day(&r, event->date.lo);
	day(&r, event->date.hi);
	field(&r, ent_str_of(ent_basis_name(event->date.basis)));
	field(&r, event->date_text);
	actors(&r, event, "actor");
	actors(&r, event, "recipient");
	in_role(&r, event, "third", code_of);
	field(&r, event->place);
	field(&r, event->place_country);
	amounts(&r, event);
	field(&r, event->rule);
	real(&r, event->confidence);
	field(&r, event->version);
	source(&r, event->source);
	field(&r, event->sentence_text);
	ent_buf_puts(out, "\r\n");
}
