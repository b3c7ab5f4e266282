"""Classes and staff through time, and school violence: on a screen, on a phone, in both languages."""
from browser import Browser
from register import fits


def past(server):
    school = Browser(server.address)
    school.sign_in("tieuhoc")
    school.follow("Lớp học")
    classes = school.path.split("?")[0]
    unit = classes.rsplit("/", 1)[0]
    name = school.driver.find_element("css selector", "tbody th a").text
    seat = school.driver.find_element("css selector", "tbody a[href^='/classes/']").get_attribute("href")
    seat = "/classes/" + seat.split("/classes/")[1].split("/")[0]
    school.open(seat)
    school.photograph("past-class-form")
    school.fill("Tên lớp", "1 Hoa Mai")
    day = school.driver.find_element("id", "from")
    day.clear()
    day.send_keys("10/9/2023")
    school.press("Lưu")
    school.sees("Đã lưu lớp.", "1 Hoa Mai")
    school.photograph("past-classes")
    school.open(f"{classes}?day=9/9/2023")
    school.sees(name)
    school.open(seat)
    school.sees("Trước đây", "từ đầu")
    school.photograph("past-class")
    school.follow("Sửa chỗ ghi sai")
    school.sees("Bạn đang sửa chỗ ghi sai của ngày 9/9/2023")
    school.photograph("past-mend")
    school.open(seat + "/subjects")
    school.photograph("past-subjects")
    school.driver.find_element("css selector", "tbody details summary").click()
    school.photograph("past-subject-end")
    school.driver.find_element("css selector", "tbody details[open] input[name=day]").send_keys("12/9/2023")
    school.press("Thôi dạy")
    school.sees("Đã lưu phân công.", "Đã dạy trước đó")
    school.open(f"{unit}/staff")
    member = school.driver.find_elements("css selector", "tbody th a")[3].get_attribute("href")
    member = "/" + member.split("/", 3)[3]
    school.open(member)
    school.follow("Sửa hồ sơ")
    school.photograph("past-member-form")
    school.fill("Họ và tên", "Hoàng Thị Đổi Tên")
    school.press("Lưu")
    school.sees("Đã lưu nhân sự.", "Trước đây")
    for summary in school.driver.find_elements("css selector", "main details summary"):
        if summary.text == "Ghi văn bằng, chứng chỉ":
            summary.click()
    school.select("Loại", "training")
    school.fill("Tên văn bằng, chứng chỉ", "Cử nhân Sư phạm Toán")
    school.fill("Ngày cấp", "1/6/2015")
    school.press("Ghi văn bằng, chứng chỉ")
    school.sees("Cử nhân Sư phạm Toán")
    school.photograph("past-member")
    edit = school.driver.find_elements("css selector", "a[href*='/qualifications/']")[-1].get_attribute("href")
    edit = "/" + edit.split("/", 3)[3]
    post = school.driver.find_element("css selector", "a[href*='/posts/']").get_attribute("href")
    post = "/" + post.split("/", 3)[3]
    school.open(edit)
    school.photograph("past-paper")
    school.open(post)
    school.photograph("past-post")
    school.open(f"{unit}/pupils")
    pupil = school.driver.find_element("css selector", "tbody th a").get_attribute("href")
    pupil = "/" + pupil.split("/", 3)[3]
    school.open(pupil)
    school.follow("Bạo lực học đường")
    school.sees("Chưa ghi vụ việc nào.")
    school.fill("Ngày xảy ra", "11/9/2023")
    school.fill("Hình thức bạo lực", "Xô đẩy, giật cặp")
    school.fill("Đối tượng", "Bạn cùng lớp")
    school.fill("Kết quả xử lý", "Hai em đã xin lỗi nhau; đã báo gia đình")
    school.press("Ghi vụ việc")
    school.sees("Đã lưu vụ việc.", "Xô đẩy, giật cặp")
    school.photograph("past-violence")
    incident = school.driver.find_element("css selector", "tbody a[href*='/violence/']").get_attribute("href")
    incident = "/" + incident.split("/", 3)[3]
    school.open(incident)
    school.photograph("past-incident")
    school.open(f"{unit}/pupils/violence")
    school.sees("1 vụ việc")
    school.photograph("past-violence-school")
    telephone = Browser(server.address, width=360)
    telephone.sign_in("tieuhoc")
    for path, name in (
        (classes, "past-classes-phone"), (seat, "past-class-phone"), (seat + "?on=2023-09-09", "past-mend-phone"),
        (seat + "/subjects", "past-subjects-phone"), (member, "past-member-phone"),
        (member + "/change", "past-member-form-phone"), (edit, "past-paper-phone"), (post, "past-post-phone"),
        (pupil + "/violence", "past-violence-phone"), (incident, "past-incident-phone"),
        (f"{unit}/pupils/violence", "past-violence-school-phone"),
    ):
        telephone.open(path)
        fits(telephone, name)
    return [school, telephone]
