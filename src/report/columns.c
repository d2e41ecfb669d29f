/* Columns: what each wants is known from the letters of its cells; the room of the page is shared out by that. Plain
 * arithmetic, no printing. */
#include "report/columns.h"

#include <math.h>

/* The widest word and line of a text, by the advances of its letters: what kerning would spare is left as room. */
static void widen(const ent_letters *letters, ent_str text, bool bold, double *word, double *line,
				  ent_sheet_column *column)
{
	const double slack = 1.04; /* a line is laid out by hinted letters, which are a little wider in all */
	for (size_t i = 0; i < text.len; i++) {
		unsigned char letter = (unsigned char)text.ptr[i];
		bool inside = letter >= 0x80 && letter < 0xC0; /* counted with the byte that begins the character */
		double wide = inside ? 0 : letter < ENT_LETTERS ? letters->advance[bold][letter] : letters->other;
		*word = letter == ' ' || letter == '\n' ? 0 : *word + wide * slack;
		*line = letter == '\n' ? 0 : *line + wide * slack;
		column->least = fmax(column->least, *word);
		column->natural = fmax(column->natural, *line);
		if (letter == '-') /* a line may end there */
			*word = 0;
	}
}

void ent_columns_measure(const ent_letters *letters, ent_sheet_column *columns, size_t n, const ent_sheet_cell *cells,
						 size_t n_rows)
{
	const double spare = 1.5;
	for (size_t c = 0; c < n; c++) {
		double word = 0, line = 0;
		columns[c].least = columns[c].natural = 1;
		widen(letters, columns[c].title, true, &word, &line, &columns[c]);
		for (size_t r = 0; r < n_rows; r++) {
			const ent_sheet_cell *cell = &cells[r * n + c];
			word = line = 0;
			for (size_t i = 0; i < cell->n; i++)
				widen(letters, cell->runs[i].text, cell->runs[i].bold, &word, &line, &columns[c]);
		}
		columns[c].least += spare;
		columns[c].natural += spare;
	}
}

/* What room is left goes to those that want it, by less than what they want: a cell of a hundred words must not leave
 * its neighbours a word a line. No column gets more than it wants until all have enough. */
static void share_out(const double *want, double *got, size_t n, double room)
{
	const double keen = .7;
	bool full[ENT_SHEET_COLUMNS] = {false};
	for (size_t round = 0; round < n && room > 0; round++) {
		double roots = 0, left = room;
		for (size_t i = 0; i < n; i++)
			roots += full[i] ? 0 : pow(want[i], keen);
		bool any = false;
		for (size_t i = 0; i < n; i++)
			if (!full[i] && got[i] + room * pow(want[i], keen) / roots >= want[i]) {
				full[i] = any = true;
				left -= want[i] - got[i];
				got[i] = want[i];
			}
		if (!any) {
			for (size_t i = 0; i < n; i++)
				got[i] += full[i] ? 0 : room * pow(want[i], keen) / roots;
			return;
		}
		room = left;
	}
}

double ent_columns_fit(const ent_sheet_column *columns, size_t n, double room, double gutter, double smallest,
					   double *wide)
{
	double all = room - gutter * (double)n, words = 0, lines = 0;
	double want[ENT_SHEET_COLUMNS], got[ENT_SHEET_COLUMNS] = {0};
	for (size_t i = 0; i < n; i++)
		words += columns[i].least;
	double scale = fmin(1, fmax(all / words, smallest));
	double squeeze = fmin(1, all / (words * scale)); /* too many long words even so: all give */
	for (size_t i = 0; i < n; i++) {
		wide[i] = columns[i].least * scale * squeeze;
		want[i] = fmax(0, columns[i].natural * scale - wide[i]);
		lines += wide[i] + want[i];
	}
	share_out(want, got, n, all - words * scale * squeeze);
	for (size_t i = 0; i < n; i++) /* a table of short cells is as wide as the page all the same */
		wide[i] += got[i] + gutter + fmax(0, all - lines) * (wide[i] + want[i]) / lines;
	return scale;
}
