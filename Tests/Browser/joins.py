"""One child at two schools, as people meet it: both have written it down, one asks, the other reads why on a phone, sees
the records side by side and agrees; it is parted again. And the first pages of what comes with a year: its days, and a
kindergarten's computers."""
from selenium.webdriver.support.ui import Select

from browser import Browser
from facilities import narrow

WHY = "Gia đình nói em học ở trường kia trước khi chuyển nhà."


def adds(school, name, day):
    """A child by the form of the school; the second school is told that another one has such a child."""
    school.open("/pupils")
    school.follow("Thêm học sinh")
    school.fill("Họ và tên", name)
    school.fill("Ngày sinh", "2/9/2019")
    school.driver.find_element("id", "sex").click()
    Select(school.driver.find_element("id", "class")).select_by_index(1)
    field = school.driver.find_element("id", "day")
    field.clear()
    field.send_keys(day)
    school.press("Lưu")


def first(school):
    """The page on which two records are compared."""
    link = next(a for a in school.driver.find_elements("css selector", "main a") if a.text == "So hai hồ sơ")
    school.open(link.get_attribute("href").removeprefix(school.address))


def joins(server):
    asks, answers = Browser(server.address), Browser(server.address, width=360)
    asks.sign_in("truong")
    answers.sign_in("truong2")
    adds(asks, "Đỗ Sao Khuê", "5/9/2023")
    adds(answers, "Đỗ Sao Khuê", "11/9/2023")
    answers.sees("Một trường khác trong thành phố có học sinh cùng tên")
    answers.driver.find_element("name", "another").click()
    answers.press("Lưu")
    asks.open("/joins?doubtful=yes")
    asks.photograph("joins")
    first(asks)
    asks.sees("Có phải là một em?", "Chưa được xem")
    asks.press("Hỏi trường kia")
    asks.sees("Ghi vì sao trường cho là một em.")
    asks.fill("Vì sao là một em", WHY)
    asks.press("Hỏi trường kia")
    asks.sees("Chờ trường kia trả lời")
    answers.open("/messages")
    answers.follow("Trường khác hỏi")
    answers.follow("Mở việc này")
    answers.sees(WHY, "Đỗ Sao Khuê")
    narrow(answers)
    answers.photograph("join-phone")
    answers.press("Đúng là một em, gộp hai hồ sơ")
    answers.press("Tiếp tục")
    answers.sees("Đã gộp")
    narrow(answers)
    answers.open("/joins?doubtful=yes")
    narrow(answers)
    answers.photograph("joins-phone")
    asks.open("/joins")
    asks.sees("Đã gộp")
    asks.driver.find_element("css selector", "main tbody a[href^='/joins/']").click()
    asks.check()
    asks.photograph("join")
    asks.press("Tách lại")
    asks.sees("Đã tách lại")

    official = Browser(server.address)
    official.sign_in("so")
    official.open("/joins?doubtful=yes&year=2019")
    first(official)
    official.sees("Đỗ Sao Khuê", "Đúng là một em")
    official.photograph("join-superior")
    official.open("/school-years")
    official.sees("2023-2024", "Khung thời gian trình diễn")
    official.photograph("school-years")
    for person in (asks, answers):
        person.open("/school-years")
        narrow(person)
        person.sees("2023-2024")
    answers.open("/facilities")
    answers.open(answers.path + "/informatics")
    answers.sees("Trẻ mầm non không học môn Tin học")
    narrow(answers)
    return [asks, answers, official]
