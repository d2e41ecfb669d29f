/* The JSON lines of `entente read`, `actors`, `times` and `amounts`. */
#include "api/stage_json.h"

/* "doc", "start", "end", "text": how every line about a span begins. */
static void open_span(ent_json *json, const ent_reading *reading, uint32_t start, uint32_t end)
{
	ent_json_open(json, '{');
	ent_json_member(json, "doc", reading->document->id);
	ent_json_member_int(json, "start", start);
	ent_json_member_int(json, "end", end);
	ent_json_member(json, "text", ent_str_sub(reading->document->text, start, end));
}

static void close_line(ent_json *json)
{
	ent_json_close(json, '}');
	ent_buf_putc(json->out, '\n');
	json->comma = false;
}

static void article_members(ent_json *json, const ent_article *article)
{
	ent_json_member(json, "title", article->title);
	ent_json_member(json, "published", article->published.edtf);
	ent_json_member(json, "published_basis", ent_str_of(ent_basis_name(article->published.basis)));
	ent_json_member(json, "publisher", article->publisher);
	ent_json_member(json, "author", article->author);
	ent_json_member(json, "language", article->language);
	ent_json_member(json, "url", article->url);
}

void ent_stage_json_document(ent_buf *out, const ent_document *document)
{
	ent_json json = {.out = out};
	ent_json_open(&json, '{');
	ent_json_member(&json, "id", document->id);
	ent_json_key(&json, "text");
	ent_json_str(&json, document->text);
	article_members(&json, &document->articles[0]);
	ent_json_member(&json, "path", document->path);
	ent_json_member(&json, "format", document->format);
	ent_json_member(&json, "sha256", document->sha256);
	ent_json_member_open(&json, "articles", '[');
	for (size_t i = 0; i < document->n_articles; i++) {
		ent_json_open(&json, '{');
		article_members(&json, &document->articles[i]);
		ent_json_close(&json, '}');
	}
	ent_json_close(&json, ']');
	ent_json_member_open(&json, "blocks", '[');
	for (size_t i = 0; i < document->n_blocks; i++) {
		const ent_block *block = &document->blocks[i];
		ent_json_open(&json, '{');
		ent_json_member_int(&json, "start", block->start);
		ent_json_member_int(&json, "end", block->end);
		ent_json_member(&json, "kind", ent_str_of(ent_block_kind_name(block->kind)));
		ent_json_member_int(&json, "article", block->article);
		if (block->continues)
			ent_json_member_bool(&json, "continues", true);
		ent_json_member(&json, "language", block->language);
		ent_json_member(&json, "why", ent_str_of(block->why));
		ent_json_close(&json, '}');
	}
	ent_json_close(&json, ']');
	close_line(&json);
}

/* The days a mention tells of, by the expression that governs it, else by the day of publication. */
static ent_date days_of(ent_arena *arena, const ent_reading *reading, const ent_mention *mention)
{
	const ent_timex *used;
	ent_date date = ent_times_of(reading->timexes, arena, reading->text, mention->sentence, mention->head, &used);
	uint32_t article = reading->text->sentences[mention->sentence].article;
	return date.lo != ENT_DAY_UNKNOWN ? date : reading->document->articles[article].published;
}

/* The members of one actor, as every line about a mention has them. */
static void actor_members(ent_json *json, const ent_actor *actor)
{
	ent_json_member(json, "country", ent_str_of(actor->country));
	ent_json_member(json, "sector", ent_str_of(actor->sector));
	ent_json_member(json, "office", actor->office);
	ent_json_member(json, "person", actor->person);
	ent_json_member(json, "code", actor->code);
	ent_json_member(json, "name", actor->name);
}

void ent_stage_json_mentions(ent_buf *out, const ent_actors *actors, ent_arena *arena, const ent_reading *reading)
{
	ent_json json = {.out = out};
	for (size_t i = 0; i < reading->mentions->n; i++) {
		const ent_mention *mention = &reading->mentions->at[i];
		ent_date date = days_of(arena, reading, mention);
		uint32_t n;
		const ent_actor *then = ent_actors_of_bloc(actors, arena, mention, date.lo, date.hi, &n);
		if (n == 0)
			then = ent_actors_on(actors, arena, mention, &date, &n);
		if (n == 0 && mention->unknown)
			then = mention->actors;
		bool stated = date.basis == ENT_BASIS_STATED; /* else it says nothing against the office */
		ent_str note = stated ? ent_actors_check(actors, arena, mention, date.lo, date.hi) : ENT_STR("");
		for (uint32_t k = 0; k < n || k == 0; k++) {
			open_span(&json, reading, mention->start, mention->end);
			if (k < n || (n == 0 && mention->unknown))
				actor_members(&json, &then[k]);
			ent_json_member(&json, "how", ent_str_of(ent_how_name(mention->how)));
			if (mention->antecedent)
				ent_json_member_int(&json, "antecedent", reading->mentions->at[mention->antecedent - 1].start);
			ent_json_member_day(&json, "from", mention->from);
			ent_json_member_day(&json, "to", mention->to);
			ent_json_member(&json, "note", mention->note.len ? mention->note : note);
			close_line(&json);
		}
	}
}

static void timex_line(ent_json *json, const ent_reading *reading, const ent_timex *timex)
{
	open_span(json, reading, timex->start, timex->end);
	ent_json_member(json, "type", ent_str_of(ent_timex_type_name(timex->type)));
	ent_json_member(json, "value", timex->value);
	ent_json_member(json, "edtf", timex->date.edtf);
	ent_json_member_day(json, "lo", timex->date.lo);
	ent_json_member_day(json, "hi", timex->date.hi);
	ent_json_member(json, "basis", ent_str_of(ent_basis_name(timex->date.basis)));
	ent_json_member(json, "why", timex->why);
	close_line(json);
}

void ent_stage_json_timexes(ent_buf *out, const ent_reading *reading, const ent_timexes *elsewhere)
{
	ent_json json = {.out = out};
	size_t k = 0;
	for (size_t i = 0; i < reading->timexes->n; i++) {
		for (; k < elsewhere->n && elsewhere->at[k].start < reading->timexes->at[i].start; k++)
			timex_line(&json, reading, &elsewhere->at[k]);
		timex_line(&json, reading, &reading->timexes->at[i]);
	}
	for (; k < elsewhere->n; k++)
		timex_line(&json, reading, &elsewhere->at[k]);
}

void ent_stage_json_amounts(ent_buf *out, const ent_reading *reading)
{
	ent_json json = {.out = out};
	for (size_t i = 0; i < reading->amounts->n; i++) {
		const ent_amount *amount = &reading->amounts->at[i];
		open_span(&json, reading, amount->start, amount->end);
		ent_json_member_double(&json, "lo", amount->lo);
		ent_json_member_double(&json, "hi", amount->hi);
		ent_json_member(&json, "unit", amount->unit);
		ent_json_member(&json, "per", amount->per);
		ent_json_member(&json, "measures", amount->measures);
		ent_json_member(&json, "change", ent_str_of(ent_change_name(amount->change)));
		if (amount->approximate)
			ent_json_member_bool(&json, "approximate", true);
		if (amount->ordinal)
			ent_json_member_bool(&json, "ordinal", true);
		close_line(&json);
	}
}
