// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labeling/image_in_question.h"

#include <algorithm>
#include <vector>

#include "core/labeling/labeling_session.h"
#include "ui/images/image_view.h"
#include "ui/keys/press_gate.h"
#include "ui/labeling/labeling_stage.h"
#include "ui/labeling/session_images.h"
#include "ui/labeling/session_runner.h"
#include "ui/settings/key_map.h"
#include "ui/study/open_study.h"
#include "ui/widgets/key_button.h"

namespace vizsla {

namespace {

constexpr std::size_t decodedAhead = 3;

}  // namespace

ImageInQuestion::ImageInQuestion(OpenStudy& study, const KeyMap& keys, LabelingStage& stage,
                                 SessionRunner& runner, QObject* parent)
    : QObject(parent),
      m_study(study),
      m_keys(keys),
      m_stage(stage),
      m_runner(runner),
      m_images(new SessionImages(study.images, stage.view(), this)),
      m_gate(new PressGate(study.file->clock(), this))
{
    connect(&m_stage.view(), &ImageView::firstPainted, this, &ImageInQuestion::paintedFirst);
    connect(m_images, &SessionImages::cameOrWent, this, [this] {
        if (isThere())
            lookAgain();
    });
}

void ImageInQuestion::paintedFirst()
{
    m_gate->painted();
    // A sentence in its place is not the image: no time runs, and nothing can be confirmed.
    if (!isAnswerRefused())
        m_runner.imageShown();
    Q_EMIT painted();
}

const Image* ImageInQuestion::image() const
{
    const auto index = m_runner.session() ? m_runner.session()->current() : std::nullopt;
    return index ? &m_runner.session()->images()[*index] : nullptr;
}

bool ImageInQuestion::isThere() const
{
    return image() && m_stage.face() == LabelingStage::Face::Image;
}

bool ImageInQuestion::isUnreadable() const
{
    return !m_stage.view().problem().isEmpty();
}

/// One that was put off and is still not there, or that is the only one left, would keep its part from ever
/// being done.
bool ImageInQuestion::isToBePutOff() const
{
    const auto current = m_runner.session() ? m_runner.session()->current() : std::nullopt;
    if (!current)
        return false;
    const std::vector<std::size_t> skipped = m_runner.session()->progress().skipped();
    return m_runner.session()->queue().open().size() > 1 &&
           std::ranges::find(skipped, *current) == skipped.end();
}

bool ImageInQuestion::isAnswerRefused() const
{
    return isUnreadable() && isToBePutOff();
}

/// What to do where there is no image, in the words of the buttons.
QString ImageInQuestion::unreadableAdvice() const
{
    const auto keyOf = [this](KeyAction action) { return keyCapText(m_keys.key(action)); };
    if (m_runner.session()->revisited())
        return tr("Its answer stays as it is. %1 goes back.").arg(keyOf(KeyAction::LaterImage));
    if (isToBePutOff())
        return tr("Nothing can be confirmed for an image that was not shown. Skip (%1) puts it off. It "
                  "appears as "
                  "soon as its file is back.")
            .arg(keyOf(KeyAction::Skip));
    return tr("Go back to the tasks (%1) and tell the coordinator. It appears as soon as its file is back.")
               .arg(keyOf(KeyAction::BackToTasks)) +
           QLatin1Char(' ') +
           (m_runner.session()->task().mode == Mode::Training
                ? tr("If it is gone for good, choose any class to go on, and suggest the image as "
                     "problematic.")
                : tr("If it is gone for good, choose any class to go on; the coordinator can call the image "
                     "problematic, "
                     "so that it does not count."));
}

/// The file of the image in question has come or gone. What was selected was not meant for what is shown now.
void ImageInQuestion::lookAgain()
{
    m_gate->closeUntilPainted(m_stage.view());
    m_images->show(image()->file);
    m_study.folders.readAgain();
    Q_EMIT lookedAgain();
}

bool ImageInQuestion::refusesAnswer()
{
    if (!isThere() || !isUnreadable())
        return false;
    if (m_images->hasComeOrGone()) {
        lookAgain();
        m_gate->refuse(tr("The file of the image has come or gone: look again first"));
        return true;
    }
    if (!isAnswerRefused())
        return false;
    if (m_gate->isFresh())
        m_gate->refuse(tr("Nothing can be confirmed for an image that was not shown"));
    return true;
}

/// It was painted before, but something else stood in its place.
void ImageInQuestion::showAgain()
{
    if (m_stage.face() != LabelingStage::Face::Image)
        m_gate->closeUntilPainted(m_stage.view());
    m_stage.showImage();
}

void ImageInQuestion::show()
{
    m_gate->close();
    m_study.examples.ask(*m_runner.session());
    m_stage.showImage();
    m_images->setAdvice(unreadableAdvice());
    // Before anything else changes: so the image alone is painted, and is on the screen at once.
    m_images->show(image()->file);
}

void ImageInQuestion::prefetch()
{
    // After a time that was up the next image waits to be asked for.
    if (m_stage.face() == LabelingStage::Face::TimeUp && image())
        m_images->prepare(image()->file);
    for (const std::size_t index : m_runner.session()->upcoming(decodedAhead))
        m_images->prepare(m_runner.session()->images()[index].file);
}

void ImageInQuestion::clear()
{
    m_images->clear();
}

}  // namespace vizsla
