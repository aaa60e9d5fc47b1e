// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rulings/review_files.h"

#include <QCoreApplication>

#include "core/store/image_repository.h"
#include "core/store/study_file.h"
#include "ui/rulings/review_runner.h"
#include "ui/study/open_study.h"
#include "ui/widgets/labels.h"

namespace vizsla {

const ReviewFiles::Found& ReviewFiles::of(std::size_t image) const
{
    const auto known = m_found.constFind(image);
    return known != m_found.cend() ? *known : *m_found.insert(image, find(image));
}

ReviewFiles::Found ReviewFiles::find(std::size_t image) const
{
    const auto stored = ImageRepository(*m_study.file).image(m_runner.book()->image(image).id);
    if (!stored)
        return {{}, toQString(stored.error().message)};
    if (!*stored)
        return {{},
                QCoreApplication::translate("vizsla::ReviewFiles", "The image is no longer in the study.")};
    return {(*stored)->file, {}};
}

}  // namespace vizsla
