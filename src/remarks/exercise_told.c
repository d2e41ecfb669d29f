/* Exercises told by their name alone, behind the sentence that calls them exercises: "Condor-3 followed in 2011", "In
 * 2014 Condor brought 300 sailors together". The name is one that the article has given an exercise before, with or
 * without a number, or, right behind such a sentence, any word with a number behind a hyphen. */
#include "remarks/act.h"

#include <string.h>

enum { NEXT = 2 /* [sentences] */ };

/* "Condor" of "Condor-3", "Condor 2011"; the whole where no number ends it. */
static ent_str base_of(ent_str name)
{
	size_t end = name.len;
	while (end > 0 && name.ptr[end - 1] >= '0' && name.ptr[end - 1] <= '9')
		end--;
	bool numbered = end < name.len && end > 1 && strchr("- ", name.ptr[end - 1]);
	return numbered ? ent_str_sub(name, 0, end - 1) : name;
}

/* The token behind the name where it stands at `at`, with or without a number, or `at`. */
static int32_t behind_name(const ent_clause *clause, int32_t at, ent_str name)
{
	ent_str word;
	int32_t i = at;
	while (name.len && ent_str_split(&name, ' ', &word)) {
		if (i >= clause->n)
			return at;
		ent_str form = name.len ? clause->tokens[i].form : base_of(clause->tokens[i].form);
		if (!ent_str_eq(form, word))
			return at;
		i++;
	}
	return i;
}

/* The verb that the name is the subject of, or is "in", or ENT_CLAUSE_NONE. */
static int32_t verb_of(const ent_clause *clause, int32_t first, int32_t end)
{
	for (int32_t i = first; i < end; i++) {
		int32_t up = clause->tokens[i].head;
		if (up >= 0 && (up < first || up >= end) && ent_clause_is_verb(clause, up) &&
			(ent_clause_rel(clause, i, ENT_DEPREL_NSUBJ) || ent_str_is(ent_clause_case(clause, i), "in")))
			return up;
	}
	return ENT_CLAUSE_NONE;
}

/* "Condor-2014": of its year, where the sentence tells no day. */
static void set_year(ent_remark *remark)
{
	enum { DIGITS = 4 };
	ent_str name = remark->name, base = base_of(name);
	ent_date year;
	if (base.len + 1 + DIGITS != name.len || !ent_edtf_parse(ent_str_sub(name, base.len + 1, name.len), &year))
		return;
	remark->date = year;
	remark->date.basis = ENT_BASIS_STATED;
	remark->date_start = remark->end - DIGITS;
	remark->date_end = remark->end;
}

static bool add(ent_remark_story *story, const ent_clause *clause, const ent_remark *before, int32_t first, int32_t end)
{
	const ent_timex *timex = NULL;
	ent_remark_values values = {0};
	int32_t verb = verb_of(clause, first, end);
	if (verb < 0)
		return false;
	ent_remark remark = ent_remark_new(clause, first);
	remark.kind = before->kind;
	remark.act = before->act;
	remark.agents = before->agents;
	remark.others = before->others;
	remark.name = ent_clause_text(clause, (uint32_t)first, (uint32_t)end);
	remark.text = remark.name;
	remark.end = clause->tokens[end - 1].end;
	remark.status = ent_clause_stage(clause, verb).status;
	timex = ent_remark_date(clause, verb, &remark);
	if (!timex || timex->sentence != clause->sentence->index)
		set_year(&remark);
	for (size_t i = 0; i < clause->n_amounts; i++) {
		const ent_amount *amount = &clause->amounts[i];
		ent_remark_value value;
		if (!amount->ordinal && (int32_t)amount->first >= end &&
			ent_clause_under(clause, (int32_t)amount->first, verb) &&
			ent_remark_measure_of(clause, amount, remark.kind, &value))
			*ent_push(clause->arena, &values) = value;
	}
	remark.values = values.at;
	remark.n_values = values.n;
	*ent_push(story->arena, &story->remarks) = remark;
	return true;
}

const ent_remark *ent_remark_exercise_before(const ent_remark_story *story, const ent_clause *clause, uint32_t back)
{
	for (size_t i = story->remarks.n; i-- > 0;) {
		const ent_remark *before = &story->remarks.at[i];
		if (before->article != clause->sentence->article || clause->sentence->index - before->sentence > back)
			return NULL;
		if (ent_str_is(before->kind, "exercise"))
			return before;
	}
	return NULL;
}

void ent_remark_exercises_find(ent_remark_story *story, const ent_clause *clause)
{
	for (size_t k = story->remarks.n; k-- > 0;) {
		const ent_remark before = story->remarks.at[k];
		if (before.article != clause->sentence->article)
			return;
		if (!ent_str_is(before.kind, "exercise"))
			continue;
		if (before.sentence == clause->sentence->index)
			return; /* it is told as one */
		ent_str base = base_of(before.name);
		bool next = clause->sentence->index - before.sentence <= NEXT;
		for (int32_t i = 0; i < clause->n; i++) {
			int32_t end = base.len ? behind_name(clause, i, base) : i;
			bool nobody = !clause->mention[i] || clause->mention[i]->unknown;
			bool numbered = next && nobody && ent_remark_is_numbered_name(clause->tokens[i].form);
			if ((end > i || numbered) && add(story, clause, &before, i, end > i ? end : i + 1))
				return;
		}
	}
}

bool ent_remark_is_numbered_name(ent_str form)
{
	ent_str base = base_of(form);
	return base.len > 2 && base.len < form.len && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z' && form.ptr[1] >= 'a' &&
		   form.ptr[1] <= 'z';
}
