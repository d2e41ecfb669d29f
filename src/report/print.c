/* Runs are gathered until a paragraph or a cell takes them. */
#include "report/print.h"

#include "report/cite.h"

ent_run *ent_print_add(ent_print *this, ent_str text)
{
	ent_run *run = &this->runs[this->n < ENT_PRINT_RUNS ? this->n++ : ENT_PRINT_RUNS - 1];
	*run = (ent_run){.text = text};
	return run;
}

void ent_print_write(ent_print *this, ent_sheet_look look)
{
	ent_sheet_text(this->sheet, this->arena, look, this->runs, this->n);
	this->n = 0;
}

void ent_print_line(ent_print *this, ent_sheet_look look, ent_str text)
{
	if (text.len)
		ent_sheet_text(this->sheet, this->arena, look, &(ent_run){.text = text}, 1);
}

void ent_print_section(ent_print *this, const char *id, const char *title, const char *note)
{
	ent_sheet_place(this->sheet, this->arena, ENT_SHEET_SECTION, id, &(ent_run){.text = ent_str_of(title)}, 1);
	if (note)
		ent_print_line(this, ENT_SHEET_NOTE, ent_str_of(note));
}

ent_str ent_print_place(ent_print *this, uint32_t number, uint32_t sentence)
{
	return ent_str_format(this->arena, "t%u-%u", number + 1, sentence + 1);
}

void ent_print_cite(ent_print *this, const ent_source *source, uint32_t sentence)
{
	uint32_t number = ent_cite_number(this->dossier, source);
	if (number == UINT32_MAX || this->n + 2 > ENT_PRINT_RUNS)
		return;
	if (this->n)
		ent_print_add(this, ENT_STR(" "));
	ent_print_add(this, ent_cite_text(this->arena, this->dossier, source, sentence))->link =
		ent_print_place(this, number, sentence);
}

void ent_print_sign(ent_print *this, ent_str quad)
{
	bool deed = ent_str_starts(quad, ENT_STR("MATERIAL")), down = ent_str_ends(quad, ENT_STR("CONFLICT"));
	const char *sign = down ? (deed ? "\xE2\x96\xBC " : "\xE2\x96\xBD ") : deed ? "\xE2\x96\xB2 " : "\xE2\x96\xB3 ";
	if (quad.len)
		ent_print_add(this, ent_str_of(sign))->ink = down ? ENT_INK_DOWN : ENT_INK_UP;
}

ent_sheet_cell ent_print_cell(ent_print *this)
{
	ent_run *runs = ENT_NEWN(this->arena, ent_run, this->n);
	for (size_t i = 0; i < this->n; i++)
		runs[i] = this->runs[i];
	ent_sheet_cell made = {runs, this->n};
	this->n = 0;
	return made;
}

ent_sheet_cell ent_print_plain(ent_print *this, ent_str text)
{
	ent_print_add(this, text);
	return ent_print_cell(this);
}

ent_sheet_cell ent_print_number(ent_print *this, uint64_t value)
{
	return ent_print_plain(this, ent_local_number(this->arena, this->dossier->options->local, (double)value));
}

void ent_print_table(ent_print *this, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells, size_t n_rows)
{
	ent_sheet_fit(this->sheet, columns, n, cells, n_rows);
	ent_sheet_table(this->sheet, columns, n);
	for (size_t i = 0; i < n_rows; i++)
		ent_sheet_row(this->sheet, this->arena, &cells[i * n]);
	ent_sheet_table_end(this->sheet);
}
