// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vizsla {

/// What a viewer of pages says, by what the pages are: the guide or the manual.
struct PageTexts
{
    QString search;         ///< in the empty search box
    QString contents;       ///< what screen readers call the list of pages
    QString page;           ///< and the page that is read
    QString missing;        ///< "This page is not in …", a title
    QString missingNote;    ///< the same behind a link
    QString missingAdvice;  ///< %1: the page
    QString notOpened;      ///< why a link elsewhere is text; %1: where it leads
    QString oneProblem;
    QString problems;     ///< %1: how many
    QString empty;        ///< a title
    QString emptyAdvice;  ///< %1: the folder
};

}  // namespace vizsla
