// libxml2's encoding.h pulls in ICU's headers, which clash with the ICU inside Foundation. We use none of it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
