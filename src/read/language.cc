// Which language is this? CLD2 behind one C function. The only C++ of the project.
#include "read/language.h"

#include <cstdio>
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" const char *ent_language_of(const char *text, int n, int *reliable)
{
	bool sure = false;
	CLD2::Language language = CLD2::DetectLanguage(text, n, true, &sure);
	*reliable = sure;
	if (language == CLD2::UNKNOWN_LANGUAGE)
		return "";
	const char *code = CLD2::LanguageCode(language);
	// codes that ISO 639-1 has changed since, and scripts behind the code
	static const char *const changed[][2] = {{"iw", "he"}, {"ji", "yi"},      {"jw", "jv"},
											 {"in", "id"}, {"zh-Hant", "zh"}, {"sr-ME", "sr"}};
	for (const auto &pair : changed)
		if (std::strcmp(code, pair[0]) == 0)
			return pair[1];
	return code;
}
