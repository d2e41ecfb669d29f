/* The one writer of Markdown (CommonMark): texts come out as they are, whatever they hold. */
#ifndef ENT_REPORT_MARKDOWN_H
#define ENT_REPORT_MARKDOWN_H

#include "base/buf.h"

/* `text` on one line, every character that could be markup or HTML escaped by a backslash. */
void ent_markdown_text(ent_buf *out, ent_str text);

/* A cell of a table: text and the bar before it. */
void ent_markdown_cell(ent_buf *out, ent_str text);

#endif
