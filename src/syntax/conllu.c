/* Reading and writing CoNLL-U. */
#include "syntax/conllu.h"

#include "base/vec.h"
#include "syntax/names.h"
#include "syntax/ud.h"

#include <stdio.h>
#include <string.h>

static ent_status read_line(ent_str line, int64_t number, int64_t expected, ent_conllu_line *out, ent_error *error)
{
	*out = (ent_conllu_line){.text = line};
	if (line.ptr[0] == '#')
		return ENT_OK;
	ent_str rest = line, part;
	size_t n = 0;
	while (n < ENT_CONLLU_COLUMNS && ent_str_split(&rest, '\t', &part))
		out->field[n++] = part;
	if (n < ENT_CONLLU_COLUMNS || rest.ptr)
		return ent_fail(error, ENT_FORMAT, NULL, number, -1, "a CoNLL-U line has ten columns parted by tabs");
	int64_t id;
	out->word = ent_str_to_int(out->field[0], &id);
	if (out->word && id != expected)
		return ent_fail(error, ENT_FORMAT, NULL, number, -1, "word ids count from 1 in each sentence");
	return ENT_OK;
}

ent_status ent_conllu_next(ent_arena *arena, ent_str *rest, int64_t *line, ent_conllu_sentence *ret_sentence,
						   bool *ret_more, ent_error *error)
{
	ENT_VEC(ent_conllu_line) lines = {0};
	size_t words = 0;
	ent_str text;
	while (rest->len && ent_str_split(rest, '\n', &text)) {
		++*line;
		if (text.len && text.ptr[text.len - 1] == '\r')
			text.len--;
		if (text.len == 0 && words)
			break;
		if (text.len == 0)
			continue;
		ent_conllu_line *next = ent_push(arena, &lines);
		ent_status status = read_line(text, *line, (int64_t)words + 1, next, error);
		if (status)
			return status;
		words += next->word;
	}
	*ret_more = words > 0;
	*ret_sentence = (ent_conllu_sentence){lines.at, lines.n, words};
	return ENT_OK;
}

ent_sentence *ent_conllu_sentence_of(ent_arena *arena, const ent_conllu_sentence *read)
{
	ent_sentence *sentence = ENT_NEW(arena, ent_sentence);
	sentence->tokens = ENT_NEWN(arena, ent_token, read->words);
	for (size_t i = 0; i < read->n; i++)
		if (read->lines[i].word)
			sentence->tokens[sentence->n++] = (ent_token){
				.form = read->lines[i].field[ENT_CONLLU_FORM],
				.space_after = ent_str_find(read->lines[i].field[ENT_CONLLU_MISC], ENT_STR("SpaceAfter=No"), 0) < 0,
				.head = ENT_HEAD_ROOT,
			};
	return sentence;
}

static void put_or_blank(ent_buf *out, ent_str s)
{
	ent_buf_add(out, s.len ? s : ENT_STR("_"));
}

static void write_word(const ent_syntax *syntax, const ent_token *token, uint32_t id, ent_buf *out)
{
	ent_buf_printf(out, "%u\t", id + 1);
	put_or_blank(out, token->form);
	ent_buf_putc(out, '\t');
	put_or_blank(out, token->lemma);
	ent_buf_printf(out, "\t%s\t", ent_upos_name(token->upos));
	put_or_blank(out, ent_syntax_xpos_name(syntax, token->xpos));
	ent_buf_putc(out, '\t');
	put_or_blank(out, ent_syntax_feats_name(syntax, token->feats));
	ent_buf_printf(out, "\t%d\t%s\t_\t", token->head + 1, ent_deprel_name(token->deprel));
}

/* MISC as it was read, with the label of the name in the place of any that it had. */
static void put_misc(ent_str misc, unsigned ner, ent_buf *out)
{
	ent_str item;
	size_t before = out->n;
	while (misc.ptr && ent_str_split(&misc, '|', &item))
		if (item.len && !ent_str_is(item, "_") && !(item.len > 4 && memcmp(item.ptr, "NER=", 4) == 0))
			ent_buf_printf(out, "%s%.*s", out->n > before ? "|" : "", ENT_FMT(item));
	if (ner)
		ent_buf_printf(out, "%sNER=%s", out->n > before ? "|" : "", ent_ner_label(ner));
	if (out->n == before)
		ent_buf_putc(out, '_');
}

/* Says what the limit of a sentence's length did. */
static void write_limits(const ent_sentence *sentence, ent_buf *out)
{
	if (sentence->cut)
		ent_buf_printf(out, "# cut = past %d tokens; goes on in the next sentence\n", ENT_TEXT_LONGEST);
	if (sentence->pieces > 1)
		ent_buf_printf(out, "# parsed_in_pieces = %u\n", sentence->pieces);
}

void ent_conllu_fill(const ent_syntax *syntax, const ent_conllu_sentence *read, const ent_sentence *sentence,
					 ent_buf *out)
{
	uint32_t id = 0;
	write_limits(sentence, out);
	for (size_t i = 0; i < read->n; i++) {
		if (!read->lines[i].word) {
			ent_buf_add(out, read->lines[i].text);
		} else {
			write_word(syntax, &sentence->tokens[id], id, out);
			put_misc(read->lines[i].field[ENT_CONLLU_MISC], sentence->tokens[id].ner, out);
			id++;
		}
		ent_buf_putc(out, '\n');
	}
	ent_buf_putc(out, '\n');
}

void ent_conllu_write(const ent_syntax *syntax, ent_str doc, ent_str text, const ent_sentence *sentence, ent_buf *out)
{
	ent_buf_printf(out, "# sent_id = %.*s-%u\n# text = %.*s\n", ENT_FMT(doc), sentence->index + 1, ENT_FMT(text));
	write_limits(sentence, out);
	for (uint32_t i = 0; i < sentence->n; i++) {
		const ent_token *token = &sentence->tokens[i];
		bool range = token->mwt > 1 && i + token->mwt <= sentence->n;
		if (range) {
			const ent_token *last = &sentence->tokens[i + token->mwt - 1];
			ent_buf_printf(out, "%u-%u\t", i + 1, i + token->mwt);
			for (uint32_t k = 0; k < token->mwt; k++)
				ent_buf_add(out, sentence->tokens[i + k].form);
			ent_buf_printf(out, "\t_\t_\t_\t_\t_\t_\t_\tstart_char=%u|end_char=%u%s\n", token->start, last->end,
						   last->space_after ? "" : "|SpaceAfter=No");
		}
		write_word(syntax, token, i, out);
		ent_buf_printf(out, "start_char=%u|end_char=%u%s%s%s\n", token->start, token->end,
					   token->space_after || range || i + 1 == sentence->n ? "" : "|SpaceAfter=No",
					   token->ner ? "|NER=" : "", token->ner ? ent_ner_label(token->ner) : "");
	}
	ent_buf_putc(out, '\n');
}
