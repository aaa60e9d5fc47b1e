// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/review_team_pictures.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <filesystem>
#include <memory>

#include "core/review/settlement.h"
#include "core/store/labeler_repository.h"
#include "core/store/study_file.h"
#include "tests/tour/reviewed_study.h"
#include "tests/tour/tour_desk.h"
#include "ui/adjudication/adjudication_view.h"
#include "ui/adjudication/dispute_list_model.h"
#include "ui/class_review/class_grid.h"
#include "ui/class_review/verdict_grid.h"
#include "ui/history/history_dialog.h"
#include "ui/rulings/review_runner.h"
#include "ui/settings/key_map.h"
#include "ui/shares/shares_dialog.h"
#include "ui/study/open_study.h"
#include "ui/study/study_writer.h"
#include "ui/widgets/choice_row.h"
#include "ui/widgets/switch.h"

namespace vizsla::tour {

namespace {

namespace fs = std::filesystem;

/// What the navigation and the head of the window leave to a page.
constexpr QSize aroundThePage(172, 84);

class TeamTour
{
public:
    using Take = std::function<void(const QString&, QWidget*)>;

    TeamTour(TourDesk& desk, QSize size, const Take& take)
        : m_desk(desk),
          m_size(size - aroundThePage),
          m_take(take),
          m_keys(desk.settings())
    {}

    void walk()
    {
        const fs::path file = m_desk.study().parent_path() / "review.vizsla";
        makeProposals(m_desk.study(), file, m_desk.clock());
        open(file, 0);
        emptyAdjudication();
        close();
        reviewProposals(file, m_desk.clock());
        open(file, 2);
        classes();
        adjudication();
        history();
        shares();
        close();
        fs::remove(file);
    }

private:
    void open(const fs::path& file, std::size_t labeler)
    {
        m_study = std::make_unique<OpenStudy>(std::move(*readStudy(file, m_desk.clock(), 30 + labeler)),
                                              fs::path());
        m_runner = std::make_unique<ReviewRunner>(*m_study);
        QObject::connect(m_runner.get(), &ReviewRunner::failed, m_runner.get(),
                         [](const QString& sentence) { qWarning("%s", qPrintable(sentence)); });
        m_runner->load(LabelerRepository(*m_study->file).all()->at(labeler));
        settle();
    }
    void close()
    {
        m_page.reset();
        m_runner.reset();
        m_study.reset();
    }
    void settle()
    {
        m_study->writer().finish();
        TourDesk::settle();
    }
    template <class Page>
    Page* show(std::unique_ptr<Page> page)
    {
        Page* shown = page.get();
        m_page = std::move(page);
        shown->setObjectName(QStringLiteral("page"));
        shown->setAttribute(Qt::WA_DeleteOnClose, false);
        if constexpr (!std::is_base_of_v<QDialog, Page>)
            shown->resize(m_size);
        static_cast<QWidget*>(shown)->show();
        shown->setFocus();
        settle();
        return shown;
    }
    void take(const char* name) { m_take(QLatin1String(name), m_page.get()); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), key,
                        modifiers);
        settle();
    }

    void emptyAdjudication()
    {
        show(std::make_unique<AdjudicationView>(*m_study, m_keys, *m_runner));
        take("adjudication-one-reviewer");
    }
    void classes()
    {
        auto* grid = show(std::make_unique<ClassGrid>(*m_study, m_keys, *m_runner));
        take("review-classes");
        auto* view = grid->findChild<VerdictGrid*>();
        view->setFocus();
        const auto clickOn = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                              view->visualRect(view->model()->index(row, 0)).center());
        };
        clickOn(0, {});
        clickOn(1, Qt::ShiftModifier);
        clickOn(3, Qt::ControlModifier);
        take("review-classes-selected");
        press(Qt::Key_1);
        clickOn(2, {});
        press(Qt::Key_3);
        press(Qt::Key_W);
        take("review-classes-ruled");
        for (int step = 0; step < 3; ++step)
            press(Qt::Key_Plus, Qt::ControlModifier);
        take("review-classes-large");
        QTest::mouseClick(grid->findChild<ChoiceRow*>()->button(0), Qt::LeftButton);
        take("review-classes-done");
    }
    void adjudication()
    {
        auto* view = show(std::make_unique<AdjudicationView>(*m_study, m_keys, *m_runner));
        auto* list = view->findChild<DisputeListModel*>();
        int several = 0;
        while (contestedLabels(*m_runner->book(), list->image(several)).size() < 2)
            ++several;
        m_image = list->image(several);
        view->showImage(m_image);
        take("adjudication");
        press(Qt::Key_1);
        take("adjudication-decided");
        for (int row = 0; row < list->rowCount(); ++row) {
            if (!isProblemContested(*m_runner->book(), list->image(row)))
                continue;
            view->showImage(list->image(row));
            take("adjudication-problematic");
            break;
        }
        QTest::mouseClick(view->findChild<ChoiceRow*>()->button(1), Qt::LeftButton);
        take("adjudication-nothing-decided");
    }
    void history()
    {
        show(std::make_unique<HistoryDialog>(*m_study, *m_runner, m_image));
        take("image-history-blind");
        show(std::make_unique<HistoryDialog>(*m_study, *m_runner, m_image, nullptr,
                                             HistoryDialog::Sight::Adjudicator));
        m_runner->act(
            m_runner->actions().rule(m_image, m_runner->book()->image(m_image).assigned, Verdict::Correct));
        m_runner->undo();
        settle();
        take("image-history");
    }
    void shares()
    {
        auto* dialog = show(std::make_unique<SharesDialog>(*m_study, *m_runner));
        take("reviewers");
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("dealShares")), Qt::LeftButton);
        settle();
        QTest::mouseClick(dialog->findChild<Switch*>(QStringLiteral("openSources")), Qt::LeftButton, {},
                          QPoint(8, 8));
        settle();
        take("reviewers-dealt");
        auto* slice = dialog->findChild<QComboBox*>(QStringLiteral("shareSlice"));
        slice->lineEdit()->setText(QStringLiteral("unicorns"));
        take("reviewers-problem");
    }

    TourDesk& m_desk;
    QSize m_size;
    const Take& m_take;
    KeyMap m_keys;
    std::unique_ptr<OpenStudy> m_study;
    std::unique_ptr<ReviewRunner> m_runner;
    std::unique_ptr<QWidget> m_page;
    std::size_t m_image = 0;
};

}  // namespace

void takeReviewTeamPictures(TourDesk& desk, QSize size, Scheme scheme,
                            const std::function<void(const QString& name, QWidget* widget)>& take)
{
    desk.closeWindow();
    applyTheme(*qApp, scheme);
    TeamTour(desk, size, take).walk();
}

}  // namespace vizsla::tour
