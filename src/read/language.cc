// Which language is this? CLD2 behind one C function. The only C++ of the project.
#include "read/language.h"

#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" const char *ent_language_of(const char *text, int n, int *reliable)
{
	bool sure = false;
	CLD2::Language language = CLD2::DetectLanguage(text, n, true, &sure);
	*reliable = sure;
	return language == CLD2::UNKNOWN_LANGUAGE ? "" : CLD2::LanguageCode(language);
}
