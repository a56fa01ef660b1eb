"""The paste page without scripts: plain requests, plain HTML."""

from fastapi.testclient import TestClient


def test_the_empty_page_speaks_indonesian_and_english_on_request(client: TestClient) -> None:
    assert "Apakah angkanya cocok?" in client.get("/").text
    english = client.get("/?lang=en")
    assert "Do the numbers add up?" in english.text
    assert english.headers["content-language"] == "en"
    assert client.get("/?lang=xx").status_code == 422


def test_a_posted_text_comes_back_with_its_findings(client: TestClient, broken: str) -> None:
    page = client.post("/", data={"text": broken, "published": "2023-11-15"}).text
    assert "Satu hitungan tidak cocok" in page
    assert "9.311" in page
    assert broken.splitlines()[0] in page  # the box still holds the text


def test_the_part_for_the_script_is_the_findings_alone(client: TestClient, broken: str) -> None:
    part = client.post("/?part=result", data={"text": broken, "lang": "en"}).text
    assert "One calculation does not add up" in part
    assert "<html" not in part


def test_what_is_pasted_can_never_become_markup(client: TestClient) -> None:
    page = client.post("/", data={"text": "</textarea><script>alert(1)</script> 10 orang"}).text
    assert "<script>alert" not in page
    assert page.count("</textarea>") == 1


def test_empty_texts_and_odd_dates_are_answered_in_a_sentence(client: TestClient) -> None:
    empty = client.post("/", data={"text": "  \n"})
    assert (empty.status_code, "Tidak ada teks untuk diperiksa." in empty.text) == (422, True)
    assert "kemarin" in client.post("/", data={"text": "10 orang", "published": "kemarin"}).text
    assert client.post("/", content=b"text=%ED%A0%80 10 orang", headers=FORM).status_code == 200


def test_a_text_over_the_limit_is_answered_with_a_page(client: TestClient) -> None:
    answer = client.post("/", data={"text": "x" * 1_100_000}, headers={"Accept": "text/html"})
    assert answer.status_code == 413
    assert "1000000 byte" in answer.text
    assert answer.headers["content-type"].startswith("text/html")


def test_the_example_shows_a_wrong_sum(client: TestClient) -> None:
    assert "Satu hitungan tidak cocok" in client.get("/?example=1").text


FORM = {"Content-Type": "application/x-www-form-urlencoded"}
