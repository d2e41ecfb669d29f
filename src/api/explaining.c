/* The record keeps who was meant, what was found and why; what else was considered is not kept: the sentence is parsed
 * again, with the mentions as its document had resolved them, and each row is laid over it once more. */
#include "api/explaining.h"

#include "api/links.h"
#include "api/sentence.h"
#include "base/vec.h"
#include "events/consider.h"
#include "report/explain.h"

#include <string.h>

typedef ENT_VEC(ent_mention) mention_vec;

/* Where the words of `text` stand among the tokens from `from` on; false where they do not. */
static bool find_words(const ent_sentence *sentence, ent_str text, uint32_t from, uint32_t *ret_first, uint32_t *ret_n)
{
	for (uint32_t first = from; first < sentence->n; first++) {
		ent_str rest = ent_str_trim(text);
		uint32_t n = 0;
		while (rest.len && first + n < sentence->n && ent_str_starts(rest, sentence->tokens[first + n].form)) {
			rest = ent_str_trim(ent_str_sub(rest, sentence->tokens[first + n].form.len, rest.len));
			n++;
		}
		if (n && rest.len == 0) {
			*ret_first = first;
			*ret_n = n;
			return true;
		}
	}
	return false;
}

static ent_how how_named(ent_str name)
{
	for (int how = ENT_HOW_NAME; how <= ENT_HOW_GROUP; how++)
		if (ent_str_is(name, ent_how_name((ent_how)how)))
			return (ent_how)how;
	return ENT_HOW_NAME;
}

static ent_actor actor_of(const ent_record_participant *who)
{
	ent_actor actor = {.code = who->code, .name = who->name, .office = who->office, .person = who->person};
	memcpy(actor.country, who->country.len ? who->country.ptr : "", who->country.len < 4 ? who->country.len : 3);
	memcpy(actor.sector, who->sector.len ? who->sector.ptr : "", who->sector.len < 4 ? who->sector.len : 3);
	return actor;
}

/* The mentions of the record at their words; members of a collective one have its text and stand behind one another. */
static mention_vec place_mentions(ent_arena *arena, const ent_sentence *sentence, const ent_record_participant *named,
								  size_t n)
{
	mention_vec mentions = {0};
	uint32_t from = 0;
	for (size_t i = 0; i < n;) {
		size_t members = 1;
		bool collective = ent_str_is(named[i].how, ent_how_name(ENT_HOW_COLLECTIVE)) ||
						  ent_str_is(named[i].how, ent_how_name(ENT_HOW_PRONOUN));
		while (collective && i + members < n && ent_str_eq(named[i + members].text, named[i].text) &&
			   !ent_str_eq(named[i + members].code, named[i].code))
			members++;
		uint32_t first, words;
		if (find_words(sentence, named[i].text, from, &first, &words)) {
			ent_mention *m = ent_push(arena, &mentions);
			*m = (ent_mention){.first = first,
							   .n = words,
							   .head = first + words - 1,
							   .start = sentence->tokens[first].start,
							   .end = sentence->tokens[first + words - 1].end,
							   .how = how_named(named[i].how),
							   .actors = ENT_NEWN(arena, ent_actor, members),
							   .from = ENT_DAY_PAST,
							   .to = ENT_DAY_FUTURE};
			for (size_t k = 0; k < members; k++)
				if (named[i + k].code.len)
					m->actors[m->n_actors++] = actor_of(&named[i + k]);
			from = first + words;
		}
		i += members;
	}
	return mentions;
}

/* Reads the sentence of the record again and says what was considered. */
static ent_status consider(ent_arena *arena, ent_database *database, ent_str doc, uint32_t number, ent_str text,
						   ent_buf *out, ent_error *error)
{
	const ent_context *context = database->context;
	ent_record_participant *named = NULL;
	size_t n = 0;
	ent_status status = ent_store_named(database->store, arena, doc, number, &named, &n, error);
	if (status)
		return status;
	ent_sentence *sentence = ent_sentence_alone(arena, ent_document_alone(arena, text));
	if (!sentence)
		return ENT_OK;
	if (context->syntax)
		ent_syntax_parse(context->syntax, arena, sentence);
	mention_vec mentions = place_mentions(arena, sentence, named, n);
	ent_coder_consider(context->coder, arena, sentence, mentions.at, (uint32_t)mentions.n, out);
	return ENT_OK;
}

ent_status ent_explain_what(ent_arena *arena, ent_database *database, ent_str what, ent_buf *out, ent_error *error)
{
	ptrdiff_t colon = -1; /* the last one: ids may hold some */
	for (size_t i = 0; i < what.len; i++)
		colon = what.ptr[i] == ':' ? (ptrdiff_t)i : colon;
	int64_t number;
	if (colon > 0 && ent_str_to_int(ent_str_sub(what, (size_t)colon + 1, what.len), &number) && number >= 0 &&
		number <= UINT32_MAX) {
		ent_str text, silence, doc = ent_str_sub(what, 0, (size_t)colon);
		ent_status status = ent_store_sentence(database->store, arena, doc, (uint32_t)number, &text, &silence, error);
		if (status)
			return status;
		ent_explain_sentence(text, silence, out);
		return consider(arena, database, doc, (uint32_t)number, text, out, error);
	}
	ent_record_event event;
	ent_status status = ent_store_event(database->store, arena, what, &event, error);
	if (status)
		return status;
	ent_explain_event(&event, out);
	status = consider(arena, database, event.source->doc, event.sentence, event.sentence_text, out, error);
	return status ? status : ent_links_explain(arena, database, &event, out, error);
}
