/* Citations are gathered as (source, sentence), sorted, each kept once. A source is found by its key in a sorted list
 * of keys, for events, remarks and figures each point at structs of their own. */
#include "report/cite.h"

#include "base/vec.h"
#include "report/lists.h"

#include <stdlib.h>

enum { MOST_SENTENCES = 4000 /* of whole texts in one dossier */, SMALL = 100 /* [sources] */ };

typedef struct mark {
	int64_t key; /* of the source */
	uint32_t sentence;
	ent_str text;
} mark;

typedef ENT_VEC(mark) marks;

static void note(ent_arena *arena, marks *all, const ent_source *source, uint32_t sentence, ent_str text)
{
	if (source && text.len)
		*ent_push(arena, all) = (mark){source->key, sentence, text};
}

static void note_entries(ent_arena *arena, marks *all, const ent_dossier *dossier)
{
	size_t most = dossier->options->most ? ENT_LIST_TELLINGS : 0;
	for (size_t i = 0; i < dossier->n_entries; i++) {
		const ent_occurrence *occurrence = dossier->entries[i].occurrence;
		for (size_t k = 0; k < (most && occurrence->n > most ? most : occurrence->n) && dossier->entries[i].listed;
			 k++) {
			const ent_record_event *event = occurrence->tellings[k].event;
			note(arena, all, event->source, event->sentence, event->sentence_text);
		}
	}
}

static void note_ledgers(ent_arena *arena, marks *all, const ent_dossier *dossier)
{
	for (int kind = 0; kind < ENT_ACCOUNTS; kind++) {
		const ent_account *account = dossier->listed[kind];
		for (size_t i = 0; account && i < account->n; i++)
			for (size_t c = 0; c < ENT_ACCOUNT_COLUMNS; c++)
				for (size_t k = 0; k < account->rows[i].cells[c].n; k++) {
					const ent_account_value *value = &account->rows[i].cells[c].values[k];
					note(arena, all, value->source, value->sentence, value->sentence_text);
				}
	}
}

static int by_mark(const void *a, const void *b)
{
	const mark *x = a, *y = b;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static int by_contribution(const void *a, const void *b)
{
	const ent_contribution *x = a, *y = b;
	if (x->occurrences != y->occurrences)
		return x->occurrences < y->occurrences ? 1 : -1;
	if (x->cited != y->cited)
		return x->cited < y->cited ? 1 : -1;
	return (x->source->key > y->source->key) - (x->source->key < y->source->key);
}

static int by_source(const void *a, const void *b)
{
	const ent_source_number *x = a, *y = b;
	return (x->key > y->key) - (x->key < y->key);
}

static int by_number(const void *a, const void *b)
{
	const ent_cited *x = a, *y = b;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

void ent_cite_gather(ent_arena *arena, ent_dossier *dossier)
{
	marks all = {0};
	note_entries(arena, &all, dossier);
	for (size_t i = 0; i < dossier->n_claims; i++)
		for (size_t k = 0; k < dossier->claims[i]->n; k++) {
			const ent_claim_value *value = &dossier->claims[i]->values[k];
			note(arena, &all, value->source, value->sentence, value->sentence_text);
		}
	note_ledgers(arena, &all, dossier);
	for (size_t i = 0; i < dossier->n_figures; i++)
		for (size_t k = 0; k < dossier->figures[i].n; k++) {
			const ent_record_figure *figure = dossier->figures[i].figures[k];
			note(arena, &all, figure->source, figure->sentence, figure->sentence_text);
		}
	if (all.n)
		qsort(all.at, all.n, sizeof *all.at, by_mark);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (!n || by_mark(&all.at[n - 1], &all.at[i]))
			all.at[n++] = all.at[i];
	for (size_t i = 0, at = 0; i < n; i++) {
		while (at < dossier->n_contributions && dossier->contributions[at].source->key < all.at[i].key)
			at++;
		if (at < dossier->n_contributions && dossier->contributions[at].source->key == all.at[i].key)
			dossier->contributions[at].cited++;
	}
	qsort(dossier->contributions, dossier->n_contributions, sizeof *dossier->contributions, by_contribution);
	dossier->numbers = ENT_NEWN(arena, ent_source_number, dossier->n_contributions);
	for (uint32_t i = 0; i < dossier->n_contributions; i++)
		dossier->numbers[i] = (ent_source_number){dossier->contributions[i].source->key, i};
	qsort(dossier->numbers, dossier->n_contributions, sizeof *dossier->numbers, by_source);
	dossier->cited = ENT_NEWN(arena, ent_cited, n);
	for (size_t i = 0; i < n; i++) {
		uint32_t number = ent_cite_number(dossier, &(ent_source){.key = all.at[i].key});
		if (number != UINT32_MAX)
			dossier->cited[dossier->n_cited++] = (ent_cited){number, all.at[i].sentence, all.at[i].text};
	}
	qsort(dossier->cited, dossier->n_cited, sizeof *dossier->cited, by_number);
}

uint32_t ent_cite_number(const ent_dossier *dossier, const ent_source *source)
{
	ent_source_number key = {.key = source->key};
	const ent_source_number *found =
		bsearch(&key, dossier->numbers, dossier->n_contributions, sizeof *dossier->numbers, by_source);
	return found ? found->number : UINT32_MAX;
}

ent_str ent_cite_text(ent_arena *arena, const ent_dossier *dossier, const ent_source *source, uint32_t sentence)
{
	return ent_str_format(arena, "%u:%u", ent_cite_number(dossier, source) + 1, sentence + 1);
}

void ent_cite_texts(ent_arena *arena, ent_dossier *dossier)
{
	size_t n = 0;
	dossier->texts = ENT_NEWN(arena, ent_cited_text, dossier->n_contributions);
	for (size_t i = 0; i < dossier->n_cited;) {
		size_t end = i;
		while (end < dossier->n_cited && dossier->cited[end].number == dossier->cited[i].number)
			end++;
		ent_passage *passages = ENT_NEWN(arena, ent_passage, end - i);
		for (size_t k = i; k < end; k++)
			passages[k - i] = (ent_passage){.sentence = dossier->cited[k].sentence, .text = dossier->cited[k].text};
		dossier->texts[n] = (ent_cited_text){.number = dossier->cited[i].number, .passages = passages, .n = end - i};
		n++;
		i = end;
	}
	dossier->n_texts = n;
}

ent_status ent_cite_load(ent_arena *arena, ent_dossier *dossier, ent_store *store, ent_error *error)
{
	int64_t sentences = 0;
	for (size_t i = 0; i < dossier->n_texts; i++)
		sentences += dossier->contributions[dossier->texts[i].number].source->sentences;
	ent_status status = ENT_OK;
	for (size_t i = 0; sentences <= MOST_SENTENCES && i < dossier->n_texts && !status; i++) {
		ent_cited_text *text = &dossier->texts[i];
		ent_passage *passages;
		size_t n;
		status =
			ent_store_passages(store, arena, dossier->contributions[text->number].source->key, &passages, &n, error);
		if (!status && n >= text->n) {
			text->passages = passages;
			text->n = n;
			text->whole = true;
		}
	}
	return status;
}

/* How many sources give something; they stand first. */
static size_t giving(const ent_dossier *dossier)
{
	size_t n = 0;
	while (n < dossier->n_contributions && (dossier->contributions[n].occurrences || dossier->contributions[n].cited))
		n++;
	return n;
}

size_t ent_cite_listed(const ent_dossier *dossier)
{
	size_t n = giving(dossier), most = dossier->options->most;
	if (dossier->n_contributions <= SMALL)
		return dossier->n_contributions;
	return most && n > most ? most : n;
}

ent_str ent_cite_unlisted(ent_arena *arena, const ent_dossier *dossier)
{
	const ent_local *local = dossier->options->local;
	size_t listed = ent_cite_listed(dossier), give = giving(dossier);
	size_t less = give > listed ? give - listed : 0, nothing = dossier->n_contributions - listed - less;
	ent_str some = ent_local_number(arena, local, (double)less), none = ent_local_number(arena, local, (double)nothing);
	if (less && nothing)
		return ent_str_format(arena, "And %.*s more that give less, and %.*s that give nothing to this page.",
							  ENT_FMT(some), ENT_FMT(none));
	if (less)
		return ent_str_format(arena, "And %.*s more that give less.", ENT_FMT(some));
	return nothing ? ent_str_format(arena, "And %.*s more that give nothing to this page.", ENT_FMT(none))
				   : (ent_str){0};
}

bool ent_cite_compares(const ent_claim *claim)
{
	/* that several name a project is nothing to compare */
	for (size_t i = 1; i < claim->n && !ent_str_is(claim->property, "named"); i++) {
		const ent_claim_value *a = &claim->values[0], *b = &claim->values[i];
		if (!a->source != !b->source || (a->source && b->source && a->source->key != b->source->key))
			return true;
	}
	return false;
}
