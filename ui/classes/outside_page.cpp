// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classes/outside_page.h"

#include <QUrlQuery>

#include "ui/widgets/labels.h"

namespace vizsla {

QUrl outsidePageOf(const Synset& synset)
{
    QUrl url(QStringLiteral("https://en.wikipedia.org/w/index.php"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("search"), toQString(mainName(synset)));
    url.setQuery(query);
    return url;
}

}  // namespace vizsla
