/* JSON a line: our own format, and the one of the PLOVER codebook (draft 2.0, "Data fields": names of its tables). */
#include "base/json.h"
#include "record/exporter.h"

#include <math.h>

/* A key with a number, nothing where it is not one. */
static void number(ent_json *json, const char *key, double value)
{
	if (!isfinite(value))
		return;
	ent_json_member_double(json, key, value);
}

static void span(ent_json *json, uint32_t start, uint32_t end)
{
	if (end <= start)
		return;
	ent_json_member_int(json, "start", start);
	ent_json_member_int(json, "end", end);
}

/* "a,b" as an array. */
static void list(ent_json *json, const char *key, ent_str commas)
{
	if (!commas.len)
		return;
	ent_json_member_open(json, key, '[');
	ent_str part;
	while (commas.len && ent_str_split(&commas, ',', &part)) {
		part = ent_str_trim(part);
		if (part.len)
			ent_json_str(json, part);
	}
	ent_json_close(json, ']');
}

static void date(ent_json *json, const ent_record_event *event)
{
	ent_json_member_open(json, "date", '{');
	ent_json_member(json, "edtf", event->date.edtf);
	ent_json_member_day(json, "lo", event->date.lo);
	ent_json_member_day(json, "hi", event->date.hi);
	ent_json_member(json, "basis", ent_str_of(ent_basis_name(event->date.basis)));
	span(json, event->date_start, event->date_end);
	ent_json_close(json, '}');
}

static void actor(ent_json *json, const ent_record_participant *one)
{
	ent_json_open(json, '{');
	ent_json_member(json, "role", one->role);
	ent_json_member(json, "text", one->text);
	span(json, one->start, one->end);
	ent_json_member(json, "country", one->country);
	ent_json_member(json, "sector", one->sector);
	ent_json_member(json, "office", one->office);
	ent_json_member(json, "person", one->person);
	ent_json_member(json, "code", one->code);
	ent_json_member(json, "how", one->how);
	ent_json_member(json, "name", one->name);
	ent_json_member(json, "note", one->note);
	ent_json_close(json, '}');
}

static void amount(ent_json *json, const ent_record_amount *one)
{
	ent_json_open(json, '{');
	ent_json_member(json, "text", one->text);
	number(json, "lo", one->lo);
	number(json, "hi", one->hi);
	ent_json_member(json, "unit", one->unit);
	ent_json_member(json, "measures", one->measures);
	ent_json_member(json, "per", one->per);
	ent_json_member(json, "change", one->change);
	if (one->approximate)
		ent_json_member_bool(json, "approximate", true);
	span(json, one->start, one->end);
	ent_json_close(json, '}');
}

static void amounts(ent_json *json, const ent_record_event *event)
{
	if (!event->n_amounts)
		return;
	ent_json_member_open(json, "amounts", '[');
	for (size_t i = 0; i < event->n_amounts; i++)
		amount(json, &event->amounts[i]);
	ent_json_close(json, ']');
}

static void place(ent_json *json, const ent_record_event *event)
{
	if (!event->place.len && !event->place_country.len)
		return;
	ent_json_member_open(json, "place", '{');
	ent_json_member(json, "text", event->place);
	ent_json_member(json, "country", event->place_country);
	ent_json_close(json, '}');
}

static void what(ent_json *json, const ent_record_event *event)
{
	ent_json_member(json, "event", event->event);
	ent_json_key(json, "mode"); /* null: none, which is not the same as unknown */
	ent_json_str(json, event->mode.len ? event->mode : (ent_str){0});
	list(json, "context", event->context);
	ent_json_member(json, "cameo", event->cameo);
	ent_json_member(json, "quad", event->quad);
	number(json, "score", event->score);
	ent_json_member(json, "status", event->status);
	ent_json_member(json, "speaker", event->speaker);
}

void ent_export_jsonl(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	(void)export;
	ent_json writer = {.out = out}, *json = &writer;
	ent_json_open(json, '{');
	ent_json_member(json, "id", event->id);
	ent_json_member(json, "doc", event->source->doc);
	ent_json_member_int(json, "sentence", event->sentence);
	span(json, event->start, event->end);
	ent_json_member(json, "text", event->text);
	what(json, event);
	date(json, event);
	ent_json_member_open(json, "actors", '[');
	for (size_t i = 0; i < event->n_participants; i++)
		actor(json, &event->participants[i]);
	ent_json_close(json, ']');
	place(json, event);
	amounts(json, event);
	ent_json_member(json, "rule", event->rule);
	number(json, "confidence", event->confidence);
	ent_json_member(json, "version", event->version);
	if (event->source->article)
		ent_json_member_int(json, "article", event->source->article);
	ent_json_member(json, "published", event->source->published.edtf);
	ent_json_member(json, "sentence_text", event->sentence_text);
	ent_json_close(json, '}');
	ent_buf_putc(out, '\n');
}

/* --- PLOVER --- */

static void entity(ent_json *json, const ent_record_participant *one)
{
	ent_json_open(json, '{');
	ent_json_member(json, "code", one->country.len ? one->country : one->code);
	ent_json_member(json, "sector", one->sector);
	ent_json_member(json, "entity_text", one->text);
	ent_json_member(json, "identifier_text", one->person.len ? one->person : one->name);
	ent_json_member(json, "office", one->office);
	ent_json_close(json, '}');
}

/* Those in `role`, as a list; nothing where there are none, but where the key is `required`. */
static void entities(ent_json *json, const char *key, const ent_record_event *event, const char *role, bool required)
{
	bool open = false;
	for (size_t i = 0; i < event->n_participants || (required && !open); i++) {
		bool here = i < event->n_participants && ent_str_is(event->participants[i].role, role);
		if (!open && (here || required)) {
			ent_json_member_open(json, key, '[');
			open = true;
		}
		if (here)
			entity(json, &event->participants[i]);
	}
	if (open)
		ent_json_close(json, ']');
}

static void plover_place(ent_json *json, const ent_record_event *event)
{
	if (!event->place.len && !event->place_country.len)
		return;
	ent_json_member_open(json, "event_loc", '{');
	ent_json_member(json, "extracted_place", event->place);
	ent_json_member(json, "country_code", event->place_country);
	ent_json_close(json, '}');
}

static void plover_text(ent_json *json, const ent_record_event *event)
{
	ent_json_member(json, "text", event->sentence_text);
	ent_json_member_open(json, "text_info", '{');
	ent_json_member_int(json, "sequence", event->sentence);
	span(json, event->sentence_start, event->sentence_end);
	ent_json_close(json, '}');
	ent_json_member_open(json, "cite_info", '{');
	ent_json_member(json, "citation", event->source->doc);
	ent_json_member(json, "url", event->source->url);
	ent_json_member(json, "title", event->source->title);
	ent_json_member(json, "language", event->source->language);
	ent_json_member(json, "publication", event->source->publisher);
	ent_json_close(json, '}');
}

void ent_export_plover(const ent_export *export, const ent_record_event *event, ent_buf *out)
{
	(void)export;
	ent_json writer = {.out = out}, *json = &writer;
	char text[ENT_DAY_SIZE];
	ent_json_open(json, '{');
	ent_json_member(json, "id", event->id);
	ent_json_key(json, "date"); /* required, so null where the text gives none */
	ent_str first = ent_str_of(ent_day_print(event->date.lo, text));
	ent_json_str(json, first.len ? first : (ent_str){0});
	if (event->date.hi != event->date.lo)
		ent_json_member_day(json, "enddate", event->date.hi);
	entities(json, "actor", event, "actor", true);
	entities(json, "recipient", event, "recipient", false);
	list(json, "event", event->event);
	plover_place(json, event);
	ent_json_member_open(json, "event_text", '[');
	ent_json_str(json, event->text);
	ent_json_close(json, ']');
	if (ent_export_quad(event->quad))
		ent_json_member_int(json, "quad_code", ent_export_quad(event->quad));
	number(json, "event_scale", event->score);
	list(json, "mode", event->mode);
	list(json, "context", event->context);
	plover_text(json, event);
	ent_json_key(json, "coder");
	ent_json_str(json, ENT_STR("entente"));
	/* Fields of our own, as the codebook invites. */
	ent_json_member(json, "status", event->status);
	ent_json_member(json, "speaker", event->speaker);
	ent_json_member(json, "date_edtf", event->date.edtf);
	ent_json_member(json, "date_basis", ent_str_of(ent_basis_name(event->date.basis)));
	number(json, "confidence", event->confidence);
	ent_json_member(json, "version", event->version);
	ent_json_close(json, '}');
	ent_buf_putc(out, '\n');
}
