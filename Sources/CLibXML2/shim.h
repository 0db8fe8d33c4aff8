#ifndef PLIMSOLL_CLIBXML2_SHIM_H
#define PLIMSOLL_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose headers clash with Foundation's own copy of ICU ("UErrorCode has different
// definitions"). Switched off before the other headers are read it changes only the tail of
// struct xmlCharEncodingHandler, which Swift never reads.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// xmlFree is a mutable global function pointer, which Swift 6 refuses to read.
static inline void plimsoll_xml_free(void *pointer) { xmlFree(pointer); }

#endif
